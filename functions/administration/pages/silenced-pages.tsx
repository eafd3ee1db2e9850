/** Addresses no mail goes to, since it bounced or was complained of; and mending them. */
import type { FC } from 'hono/jsx';
import { z } from 'zod';
import type { Organisation } from '#shared/org/index.ts';
import { errorAt, FormFrame, FormPage } from '#shared/ui/casework/form-frame.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { InsetText } from '#shared/ui/components/messages.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { formatInstant } from '#shared/ui/format.ts';
import { problems } from '#shared/ui/problem.ts';
import { get, post, signedIn, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import type { SilencedAddress } from '../silenced-addresses.ts';
import { personName } from './names.ts';
import { ADMINISTRATOR, actorOf, refused, type AdministrationPages } from './ports.ts';
import { WhyField, whyIn } from './why-field.tsx';

const PATH = '/quan-tri/dia-chi-thu';
const addressSchema = z.email().max(320);

export const silencedPages = (ports: AdministrationPages): readonly PageRoute[] => [
  get(PATH, ADMINISTRATOR, (context) => list(context, ports)),
  get(`${PATH}/mo-lai`, ADMINISTRATOR, (context) => withAddress(context, (address) => show(context, address, []))),
  post(`${PATH}/mo-lai`, ADMINISTRATOR, (context) => withAddress(context, (address) => mend(context, address, ports))),
];

const REASONS = { bounce: 'Thư bị trả lại', complaint: 'Người nhận báo thư rác' } as const;

async function list(context: PageContext, { silenced }: AdministrationPages): Promise<Response> {
  const { organisation } = context.var.reference;
  const [silent, mended] = await Promise.all([silenced.list('SILENCED'), silenced.list('MENDED')]);
  return context.var.page(
    <>
      <h1 class="govuk-heading-l">Địa chỉ ngừng gửi thư</h1>
      <p class="govuk-body">
        Hệ thống ngừng gửi tới địa chỉ bị trả thư hoặc bị báo thư rác. Nếu địa chỉ sai, hãy sửa ở trang của người hoặc
        đơn vị; nếu hộp thư đã dùng lại được, hãy mở lại ở đây.
      </p>
      <SilentTable addresses={silent} organisation={organisation} />
      {mended.length > 0 && <MendedTable addresses={mended} organisation={organisation} />}
    </>,
    { title: 'Địa chỉ ngừng gửi thư', beforeMain: <BackLink href="/quan-tri" /> },
  );
}

const ownerOf = ({ people, units }: Organisation, address: string): string => {
  const person = people.find(({ email }) => email?.toLowerCase() === address);
  const unit = units.find(({ mail }) => mail?.toLowerCase() === address);
  return person?.name ?? unit?.names.at(-1)?.name ?? 'Không còn ai dùng';
};

interface Addresses {
  readonly addresses: readonly SilencedAddress[];
  readonly organisation: Organisation;
}

const SilentTable: FC<Addresses> = ({ addresses, organisation }) => (
  <Table
    caption={`${addresses.length} địa chỉ đang ngừng`}
    captionSize="s"
    columns={[{ header: 'Địa chỉ' }, { header: 'Của ai' }, { header: 'Vì sao' }, { header: 'Lúc' }, { header: 'Việc' }]}
    rows={addresses.map(({ address, reason, detail, occurredAt }) => [
      address,
      ownerOf(organisation, address),
      detail === '' ? REASONS[reason] : `${REASONS[reason]}: ${detail}`,
      formatInstant(occurredAt),
      <a class="govuk-link" href={`${PATH}/mo-lai?${new URLSearchParams({ 'dia-chi': address }).toString()}`}>
        Mở lại<span class="govuk-visually-hidden"> {address}</span>
      </a>,
    ])}
    emptyText="Không có địa chỉ nào bị ngừng."
  />
);

const MendedTable: FC<Addresses> = ({ addresses, organisation }) => (
  <Table
    caption="Đã mở lại"
    captionSize="s"
    columns={[{ header: 'Địa chỉ' }, { header: 'Ai, lúc nào' }, { header: 'Lý do' }]}
    rows={addresses.flatMap(({ address, mendings }) =>
      mendings.map(({ by, at, why }) => [address, `${personName(organisation, by)}, ${formatInstant(at)}`, why]),
    )}
    emptyText="Chưa có."
  />
);

function withAddress(context: PageContext, answer: (address: string) => Promise<Response>): Promise<Response> {
  const address = addressSchema.safeParse(context.req.query('dia-chi'));
  return address.success ? answer(address.data) : context.var.problem(problems.notFound);
}

function show(context: PageContext, address: string, errors: readonly FieldError[]): Promise<Response> {
  const heading = `Gửi thư lại tới ${address}?`;
  return context.var.page(
    <FormPage
      heading={heading}
      about={
        <InsetText>
          Chỉ mở lại khi đã biết hộp thư dùng được; thư bị trả nhiều lần làm cả hệ thống mất uy tín.
        </InsetText>
      }
      errors={errors}
    >
      <FormFrame
        csrfToken={signedIn(context).reader.csrfToken}
        requestKey={context.env.requestId}
        version={0}
        submit="Mở lại địa chỉ"
        cancelHref={PATH}
      >
        <WhyField form={context.var.form} error={errorAt(errors, 'why')} />
      </FormFrame>
    </FormPage>,
    { title: heading, beforeMain: <BackLink href={PATH} />, ...refused(context, errors) },
  );
}

/** Mended by somebody else meanwhile is mended all the same. */
async function mend(context: PageContext, address: string, ports: AdministrationPages): Promise<Response> {
  const why = whyIn(context.var.form);
  if (!why.ok) return show(context, address, [why.error]);
  const { requestId, receivedAt: now } = context.env;
  const { person } = signedIn(context).access;
  await ports.silenced.mend({ address, why: why.value, by: actorOf(context).person, now });
  const act = { what: 'address-mended', name: person.name, person: person.id } as const;
  await ports.audit.append({ ...act, about: address, why: why.value, requestId, now });
  return context.redirect(PATH, 303);
}
