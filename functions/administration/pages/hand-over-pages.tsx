/** Work that hangs on units that are gone: who would take it, and handing it over. */
import type { FC } from 'hono/jsx';
import { organisationDocument } from '#shared/reference/index.ts';
import { unitName } from '#shared/ui/casework/event-words.ts';
import { errorAt, FormFrame } from '#shared/ui/casework/form-frame.tsx';
import { ErrorSummary, type FieldError } from '#shared/ui/components/error-summary.tsx';
import { InsetText } from '#shared/ui/components/messages.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { get, post, signedIn, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { unitIdSchema } from '#shared/org/unit.ts';
import { EXAMPLES, type Move } from '../domain/change.ts';
import { unitMoves } from '../domain/moves.ts';
import { beginChange } from '../use-cases/begin-change.ts';
import { readOpenWork } from '../use-cases/read-open-work.ts';
import { MovesTable } from './notice-preview.tsx';
import type { FormFacts } from './organisation-form.tsx';
import { ADMINISTRATOR, actorOf, refused, type AdministrationPages } from './ports.ts';
import { WhyField, whyIn } from './why-field.tsx';

const PATH = '/quan-tri/ban-giao';

export const handOverPages = (ports: AdministrationPages): readonly PageRoute[] => [
  get(PATH, ADMINISTRATOR, (context) => show(context, ports, [])),
  post(PATH, ADMINISTRATOR, (context) => begin(context, ports)),
];

async function movesToday({ var: { reference, today } }: PageContext, { cases }: AdministrationPages) {
  const tasks = await readOpenWork(reference.organisation, cases);
  return unitMoves(tasks, reference.organisation, today);
}

async function show(
  context: PageContext,
  ports: AdministrationPages,
  errors: readonly FieldError[],
): Promise<Response> {
  const { reference, today, form } = context.var;
  const moves = await movesToday(context, ports);
  const facts = { organisation: reference.organisation, today };
  return context.var.page(
    <>
      <ErrorSummary errors={errors} />
      <h1 class="govuk-heading-l">Bàn giao việc khi sắp xếp đơn vị</h1>
      <p class="govuk-body">
        Khi một đơn vị kết thúc hoạt động, hệ thống tự chuyển việc đang mở sang đơn vị kế thừa vào đúng ngày. Trang này
        cho thấy việc còn ở đơn vị đã kết thúc, nếu có.
      </p>
      {moves.length === 0 ? (
        <InsetText>Không có việc nào còn ở đơn vị đã kết thúc.</InsetText>
      ) : (
        <>
          <ByUnit moves={moves} facts={facts} />
          <MovesTable moves={named(moves.slice(0, EXAMPLES), facts)} facts={facts} caption="Ví dụ" />
          <FormFrame
            csrfToken={signedIn(context).reader.csrfToken}
            requestKey={context.env.requestId}
            version={reference.versionOf(organisationDocument)}
            submit={`Chuyển ${moves.length} việc`}
            cancelHref="/quan-tri"
          >
            <WhyField form={form} error={errorAt(errors, 'why')} />
          </FormFrame>
        </>
      )}
    </>,
    { title: 'Bàn giao việc', beforeMain: <BackLink href="/quan-tri" />, ...refused(context, errors) },
  );
}

const named = (moves: readonly Move[], { organisation, today }: FormFacts): readonly Move[] =>
  moves.map((move) => ({
    ...move,
    before: unitName(organisation, unitIdSchema.parse(move.before), today),
    after: unitName(organisation, unitIdSchema.parse(move.after), today),
  }));

const ByUnit: FC<{ moves: readonly Move[]; facts: FormFacts }> = ({ moves, facts: { organisation, today } }) => (
  <Table
    caption={`${moves.length} việc sẽ chuyển`}
    captionSize="s"
    columns={[{ header: 'Từ đơn vị' }, { header: 'Sang' }, { header: 'Việc', numeric: true }, { header: 'Ghi chú' }]}
    rows={[...Map.groupBy(moves, ({ before, after }) => `${before} ${after}`).values()].map((own) => [
      unitName(organisation, unitIdSchema.parse(own[0]?.before), today),
      unitName(organisation, unitIdSchema.parse(own[0]?.after), today),
      own.length,
      own[0]?.needsReview === true ? 'Nhiều nơi kế thừa hoặc chưa rõ, cần xem lại' : '',
    ])}
    emptyText="Không có."
  />
);

async function begin(context: PageContext, ports: AdministrationPages): Promise<Response> {
  const why = whyIn(context.var.form);
  if (!why.ok) return show(context, ports, [why.error]);
  const { reference, today } = context.var;
  const caseId = await beginChange(
    {
      kind: 'organisation',
      madeVersion: Math.max(1, reference.versionOf(organisationDocument)),
      organisation: reference.organisation,
      from: today,
      why: why.value,
      by: actorOf(context),
      now: context.env.receivedAt,
    },
    ports,
  );
  return context.redirect(`/quan-tri/thay-doi/${caseId}`, 303);
}
