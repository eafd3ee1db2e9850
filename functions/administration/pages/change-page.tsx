import type { FC } from 'hono/jsx';
import { caseIdSchema } from '#shared/casework/index.ts';
import { formatDate } from '#shared/kernel/civil-date.ts';
import { unitName } from '#shared/ui/casework/event-words.ts';
import { InsetText, NotificationBanner, Tag } from '#shared/ui/components/messages.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { formatInstant } from '#shared/ui/format.ts';
import { problems } from '#shared/ui/problem.ts';
import { get, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { unitIdSchema } from '#shared/org/unit.ts';
import type { Move, ReferenceChange } from '../domain/change.ts';
import { readProgress, type ChangeProgress } from '../use-cases/read-progress.ts';
import { MovesTable } from './notice-preview.tsx';
import type { FormFacts } from './organisation-form.tsx';
import { personName } from './names.ts';
import { ADMINISTRATOR, type AdministrationPages } from './ports.ts';

export const changePages = (ports: AdministrationPages): readonly PageRoute[] => [
  get('/quan-tri/thay-doi/:case', ADMINISTRATOR, (context) => show(context, ports)),
];

async function show(context: PageContext, { cases }: AdministrationPages): Promise<Response> {
  const caseId = caseIdSchema.safeParse(context.req.param('case'));
  const progress = caseId.success ? await readProgress(caseId.data, cases) : undefined;
  if (progress === undefined) return context.var.problem(problems.notFound);
  const { reference, today } = context.var;
  const facts = { organisation: reference.organisation, today };
  return context.var.page(<ChangePage {...progress} facts={facts} />, {
    title: TITLES[progress.change.kind],
    beforeMain: <BackLink href="/quan-tri" />,
  });
}

const TITLES: Readonly<Record<ReferenceChange['kind'], string>> = {
  calendar: 'Tính lại hạn theo lịch mới',
  ladders: 'Tính lại ngày nhắc theo bậc nhắc mới',
  organisation: 'Bàn giao việc khi sắp xếp đơn vị',
};

/** How far a change has come. The page is read again by its own link: nothing runs in the browser. */
const ChangePage: FC<ChangeProgress & { facts: FormFacts }> = ({ change, tally, facts }) => {
  const { organisation, today } = facts;
  const moves =
    change.kind === 'organisation' ? tally.examples.map((move) => withUnitNames(move, facts)) : tally.examples;
  return (
    <>
      {change.finishedAt !== null && (
        <NotificationBanner kind="success">
          Đã xem lại {tally.looked} việc đang mở; {tally.moved} việc thay đổi.
        </NotificationBanner>
      )}
      <h1 class="govuk-heading-l">{TITLES[change.kind]}</h1>
      <SummaryList
        rows={[
          { key: 'Lý do', value: change.why },
          { key: 'Người lưu', value: `${personName(organisation, change.by)}, ${formatInstant(change.at)}` },
          { key: 'Có hiệu lực từ', value: formatDate(change.from) },
          { key: 'Tiến độ', value: <State change={change} done={tally.batchesDone} today={today} /> },
          { key: 'Việc đã xem', value: tally.looked },
          { key: 'Việc thay đổi', value: tally.moved },
        ]}
      />
      {change.finishedAt === null && (
        <p class="govuk-body">
          <a class="govuk-link" href="">
            Xem tiến độ mới nhất
          </a>
        </p>
      )}
      {moves.length > 0 && <MovesTable moves={moves} facts={facts} caption="Một số việc thay đổi" />}
      {moves.some(({ needsReview }) => needsReview) && (
        <InsetText>
          Có việc mà nhiều đơn vị cùng kế thừa, hoặc chưa đơn vị nào kế thừa: hệ thống giao cho đơn vị đầu tiên, hoặc
          Văn phòng. Hãy mở từng việc và chuyển lại nếu cần.
        </InsetText>
      )}
    </>
  );
};

const withUnitNames = (move: Move, { organisation, today }: FormFacts): Move => {
  const named = (id: string): string => unitName(organisation, unitIdSchema.parse(id), today);
  return { ...move, before: named(move.before), after: named(move.after) };
};

const State: FC<{ change: ReferenceChange; done: number; today: string }> = ({ change, done, today }) => {
  if (change.finishedAt !== null)
    return (
      <>
        <Tag colour="green">Đã xong</Tag> {formatInstant(change.finishedAt)}
      </>
    );
  if (change.from > today) return <Tag colour="grey">Chờ đến ngày</Tag>;
  return (
    <>
      <Tag colour="blue">Đang chạy</Tag> {done}/{change.batches} phần; xong lượt đầu, hệ thống rà lại lần nữa sau năm
      phút.
    </>
  );
};
