/** Whose ladders there are: the default one, those of processes, those of plans. */
import type { FC } from 'hono/jsx';
import { partsOf } from '#shared/kernel/civil-date.ts';
import { laddersDocument, type Reference } from '#shared/reference/index.ts';
import { ButtonLink } from '#shared/ui/components/button.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import type { PageContext } from '#shared/ui/routes.ts';
import { NEW, signed } from './ladder-form.ts';
import type { AdministrationPages, LadderName } from './ports.ts';

const PATH = '/quan-tri/bac-nhac';

export const AUDIENCE_LABELS = {
  officer: 'Cán bộ làm việc',
  head: 'Thủ trưởng đơn vị',
  office: 'Văn phòng',
  leader: 'Lãnh đạo UBND',
} as const;

export const DEFAULT: LadderName = {
  name: 'default',
  title: 'Mặc định, cho mọi quy trình và kế hoạch không đặt riêng',
};

/** Plans of this year and the one before: those with open work. */
export async function plansOf(
  context: PageContext,
  { plansOf: ofYear }: AdministrationPages,
): Promise<readonly LadderName[]> {
  const { year } = partsOf(context.var.today);
  return (await Promise.all([ofYear(year), ofYear(year - 1)])).flat();
}

export async function showLadders(context: PageContext, ports: AdministrationPages): Promise<Response> {
  const { reference } = context.var;
  const plans = await plansOf(context, ports);
  const named = new Set([DEFAULT, ...ports.ladderNames, ...plans].map(({ name }) => name));
  const others = Object.keys(reference.get(laddersDocument))
    .filter((name) => !named.has(name))
    .map((name) => ({ name, title: name }));
  return context.var.page(
    <>
      <h1 class="govuk-heading-l">Bậc nhắc việc</h1>
      <p class="govuk-body">
        Mỗi bậc là một ngày nhắc: trước hạn thì nhắc người làm, quá hạn thì báo dần lên trên. Quy trình hay kế hoạch
        không đặt riêng thì theo bậc mặc định.
      </p>
      <Ladders caption="Quy trình" ladders={[DEFAULT, ...ports.ladderNames]} reference={reference} />
      <Ladders caption="Kế hoạch" ladders={plans} reference={reference} />
      {others.length > 0 && <Ladders caption="Bộ khác" ladders={others} reference={reference} />}
      <ButtonLink href={`${PATH}/${NEW}`}>Thêm bộ bậc nhắc</ButtonLink>
    </>,
    { title: 'Bậc nhắc việc', beforeMain: <BackLink href="/quan-tri" /> },
  );
}

const Ladders: FC<{ caption: string; ladders: readonly LadderName[]; reference: Reference }> = ({
  caption,
  ladders,
  reference,
}) => (
  <Table
    caption={caption}
    columns={[{ header: 'Dùng cho' }, { header: 'Các bậc' }]}
    rows={ladders.map(({ name, title }) => [
      <a class="govuk-link" href={`${PATH}/${encodeURIComponent(name)}`}>
        {title}
      </a>,
      isOwn(reference, name)
        ? reference
            .ladderOf(name)
            .map(({ offset, audience }) => `${signed(offset)} ${AUDIENCE_LABELS[audience]}`)
            .join('; ')
        : 'Theo mặc định',
    ])}
    emptyText="Chưa có kế hoạch nào."
  />
);

export const isOwn = (reference: Reference, name: string): boolean =>
  Object.hasOwn(reference.get(laddersDocument), name);
