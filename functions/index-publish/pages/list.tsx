/** Where the index begins: the sheets of a month that the reader has a part in, and opening a month by hand. */
import type { FC } from 'hono/jsx';
import { isOverdue, type BoardTask } from '#shared/casework/index.ts';
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { fieldErrorOf, FormFrame, sentForm } from '#shared/ui/casework/form-frame.tsx';
import { ErrorSummary, type FieldError } from '#shared/ui/components/error-summary.tsx';
import { InsetText } from '#shared/ui/components/messages.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { textOf } from '#shared/ui/form-reading.ts';
import { problems } from '#shared/ui/problem.ts';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import { monthSchema, nameOfMonth, type MonthId } from '../domain/month.ts';
import { termsOf } from '../domain/terms.ts';
import { boardOf, casePath, LIST, PUBLIC_LIST, type Sheet } from '../domain/sheet.ts';
import { findSheet, type KnownSheet } from '../store.ts';
import { openMonth } from '../use-cases/open-month.ts';
import { mayWith, portsOf, type PagePorts } from './context.ts';
import { MonthLinks, monthAsked } from './public.tsx';
import { StateTag } from './words.tsx';

interface Row {
  readonly known: KnownSheet;
  readonly line: string;
  readonly publisher: string;
  /** What is open of it now. */
  readonly task: BoardTask | undefined;
}

export const showList =
  (pages: PagePorts) =>
  (context: PageContext): Promise<Response> =>
    answer(context, pages, monthAsked(context), []);

/** The office opens a month that the schedule did not: the application came later, or the organisation was mended. */
export const takeMonth =
  (pages: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    if (!mayOpen(context)) return context.var.problem(problems.forbidden);
    const month = monthSchema.safeParse(textOf(context.var.form, 'month'));
    if (!month.success) return context.var.problem(problems.notFound);
    const by = signedIn(context).access.actorFor(null);
    const opened = await openMonth({ month: month.data, by, now: context.env.receivedAt }, portsOf(context, pages));
    return opened.ok
      ? context.redirect(`${LIST}?thang=${month.data}`, 303)
      : answer(context, pages, month.data, [fieldErrorOf(opened.error)]);
  };

/** For all: the office of the committee at the root. */
function mayOpen(context: PageContext): boolean {
  const { access } = signedIn(context);
  const roots = context.var.reference.organisation.rootsOn(context.var.today);
  return access.has('office') && roots.every(({ id }) => access.mayOversee(id));
}

async function answer(
  context: PageContext,
  { cases }: PagePorts,
  month: MonthId,
  errors: readonly FieldError[],
): Promise<Response> {
  const { access, reader } = signedIn(context);
  const { reference, today } = context.var;
  const board = await cases.boardOf(boardOf(month));
  const sheets = await Promise.all(board.cases.map(({ caseId }) => findSheet(cases, caseId)));
  const rows = sheets.flatMap((known): Row[] => {
    if (known === undefined || !mayWith(context, access, known.sheet).read) return [];
    const { sheet, caseId } = known;
    const task = board.tasks.find((each) => each.row === caseId && each.state === 'open');
    const publisher = reference.organisation.nameOn(sheet.publisher, today) ?? sheet.publisher;
    return [{ known, line: termsOf(reference, sheet).line.name, publisher, task }];
  });
  if (errors.length > 0) context.status(422);
  const open = mayOpen(context)
    ? { csrfToken: reader.csrfToken, requestKey: sentForm(context.var.form).requestKey || context.env.requestId }
    : undefined;
  return context.var.page(<ListPage {...{ month, rows, today, errors, open }} />, {
    title: `Bộ chỉ số 766 tháng ${nameOfMonth(month)}`,
    hasErrors: errors.length > 0,
  });
}

interface ListPageProps {
  readonly month: MonthId;
  readonly rows: readonly Row[];
  readonly today: PlainDate;
  readonly errors: readonly FieldError[];
  /** For who may open a month by hand. */
  readonly open: { readonly csrfToken: string; readonly requestKey: string } | undefined;
}

const ListPage: FC<ListPageProps> = ({ month, rows, today, errors, open }) => (
  <>
    <ErrorSummary errors={errors} />
    <h1 class="govuk-heading-l">Bộ chỉ số 766 tháng {nameOfMonth(month)}</h1>
    {rows.length === 0 ? (
      <InsetText>
        Tháng này chưa có bảng điểm nào bạn theo dõi. Hệ thống tự mở bảng điểm vào ngày đầu tháng kế tiếp.
      </InsetText>
    ) : (
      <Table
        caption="Các bảng điểm của tháng"
        captionSize="s"
        columns={[{ header: 'Bảng điểm' }, { header: 'Tình trạng' }, { header: 'Hạn bước này' }]}
        rows={rows.map(({ known: { caseId, sheet }, line, publisher, task }) => [
          <a class="govuk-link" href={casePath(caseId)}>
            {line} – {publisher}
          </a>,
          <StateTag sheet={sheet} />,
          dueWords(sheet, task, today),
        ])}
        emptyText=""
      />
    )}
    {open !== undefined && rows.length === 0 && (
      <FormFrame {...open} version={0} submit={`Mở tháng ${nameOfMonth(month)}`} kind="secondary" cancelHref={LIST}>
        <input type="hidden" name="month" value={month} />
      </FormFrame>
    )}
    <MonthLinks path={LIST} month={month} />
    <p class="govuk-body">
      <a class="govuk-link" href={`${PUBLIC_LIST}?thang=${month}`}>
        Trang công khai của tháng {nameOfMonth(month)}
      </a>
    </p>
  </>
);

function dueWords({ state }: Sheet, task: BoardTask | undefined, today: PlainDate): string {
  if (state === 'published' || task?.due === undefined || task.due === null) return '';
  const late = isOverdue(task.due, today) ? ', quá hạn' : '';
  return `${formatDate(task.due.lenient)}${late}`;
}
