/** Days off and make-up days: the years, one year's notice, the preview of what would move, and saving it. */
import type { YearNotice } from '#shared/calendar/index.ts';
import { calendarDocument } from '#shared/reference/index.ts';
import { errorAt, fieldErrorOf, sentForm } from '#shared/ui/casework/form-frame.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { textOf, type Form } from '#shared/ui/form-reading.ts';
import { problems } from '#shared/ui/problem.ts';
import { get, post, signedIn, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { partsOf } from '#shared/kernel/civil-date.ts';
import { calendarWith, calendarYear, withNotice } from '../domain/calendar-year.ts';
import { dueMoves } from '../domain/moves.ts';
import { FIRST_YEAR, LAST_YEAR } from '../domain/notice-checks.ts';
import { readOpenWork } from '../use-cases/read-open-work.ts';
import { saveCalendar } from '../use-cases/save-calendar.ts';
import { initialNoticeForm, quickLine, readNoticeForm } from './notice-form.ts';
import { NoticePage } from './notice-page.tsx';
import { NoticePreview } from './notice-preview.tsx';
import { ADMINISTRATOR, actorOf, refused, type AdministrationPages } from './ports.ts';
import { whyIn } from './why-field.tsx';
import { YearsPage } from './years-page.tsx';

const PATH = '/quan-tri/ngay-nghi';

export const calendarPages = (ports: AdministrationPages): readonly PageRoute[] => [
  get(PATH, ADMINISTRATOR, years),
  get(`${PATH}/:year`, ADMINISTRATOR, (context) => withYear(context, (year) => show(context, year))),
  post(`${PATH}/:year`, ADMINISTRATOR, (context) => withYear(context, (year) => answer(context, year, ports))),
];

function years(context: PageContext): Promise<Response> {
  const { reference, today } = context.var;
  const { year } = partsOf(today);
  const shown = [year - 2, year - 1, year, year + 1, year + 2].filter((one) => one >= FIRST_YEAR && one <= LAST_YEAR);
  return context.var.page(<YearsPage years={shown.map((one) => calendarYear(reference, one))} />, {
    title: 'Ngày nghỉ, làm bù',
    beforeMain: <BackLink href="/quan-tri" />,
  });
}

function withYear(context: PageContext, respond: (year: number) => Promise<Response>): Promise<Response> {
  const typed = context.req.param('year') ?? '';
  const year = /^\d{4}$/u.test(typed) ? Number(typed) : 0;
  return year >= FIRST_YEAR && year <= LAST_YEAR ? respond(year) : context.var.problem(problems.notFound);
}

interface Shown {
  readonly form: Form;
  readonly errors: readonly FieldError[];
}

function show(context: PageContext, year: number, shown?: Shown): Promise<Response> {
  const { reference } = context.var;
  const known = calendarYear(reference, year);
  const { form, errors } = shown ?? { form: initialNoticeForm(known), errors: [] };
  const page = (
    <NoticePage
      year={known}
      form={form}
      errors={errors}
      csrfToken={signedIn(context).reader.csrfToken}
      version={reference.versionOf(calendarDocument)}
    />
  );
  const title = `Ngày nghỉ, làm bù năm ${year}`;
  return context.var.page(page, { title, beforeMain: <BackLink href={PATH} />, ...refused(context, errors) });
}

/** One form, four buttons: add a line, look at what would move, put it into force, go back to the list. */
async function answer(context: PageContext, year: number, ports: AdministrationPages): Promise<Response> {
  const { form } = context.var;
  const button = textOf(form, 'button');
  if (button === 'back') return show(context, year, { form, errors: [] });
  if (button === 'add') return addLine(context, year);
  const read = readNoticeForm(form, year, context.var.reference);
  if (!read.ok) return show(context, year, { form, errors: read.error });
  return button === 'save'
    ? save(context, { notice: read.value, ports })
    : preview(context, { notice: read.value, ports, errors: [], version: sentForm(form).version });
}

function addLine(context: PageContext, year: number): Promise<Response> {
  const added = quickLine(context.var.form);
  if (!added.ok) return show(context, year, { form: context.var.form, errors: [added.error] });
  const form = new URLSearchParams(context.var.form);
  form.set('days', [textOf(form, 'days'), added.value].filter((text) => text !== '').join('\n'));
  for (const name of ['quick-off', 'quick-make-up', 'quick-name']) form.delete(name);
  return show(context, year, { form, errors: [] });
}

interface Drafted {
  readonly notice: YearNotice;
  readonly ports: AdministrationPages;
}

async function preview(
  context: PageContext,
  { notice, ports, errors, version }: Drafted & { readonly errors: readonly FieldError[]; readonly version: number },
): Promise<Response> {
  const { form, reference, today } = context.var;
  const after = calendarWith(withNotice(reference.get(calendarDocument), notice));
  const [tasks, boards] = await Promise.all([readOpenWork(reference.organisation, ports.cases), ports.cases.boards()]);
  const page = (
    <NoticePreview
      notice={notice}
      before={calendarYear(reference, notice.year).notice}
      looked={tasks.length}
      moves={dueMoves(tasks, after)}
      boardNames={new Map(boards.flatMap(({ board, name }) => (name === null ? [] : [[board, name] as const])))}
      facts={{ organisation: reference.organisation, today }}
      form={form}
      errors={errors}
      whyError={errorAt(errors, 'why')}
      csrfToken={signedIn(context).reader.csrfToken}
      version={version}
    />
  );
  return context.var.page(page, {
    title: `Xem trước thay đổi ngày nghỉ năm ${notice.year}`,
    beforeMain: <BackLink href={`${PATH}/${notice.year}`} />,
    ...refused(context, errors),
  });
}

async function save(context: PageContext, { notice, ports }: Drafted): Promise<Response> {
  const { form } = context.var;
  const why = whyIn(form);
  const { version } = sentForm(form);
  if (!why.ok) return preview(context, { notice, ports, errors: [why.error], version });
  const saved = await saveCalendar(
    { notice, version, why: why.value, by: actorOf(context), now: context.env.receivedAt },
    ports,
  );
  if (saved.ok) return context.redirect(`/quan-tri/thay-doi/${saved.value}`, 303);
  // The conflict is told: sending once more is then meant for the version of now.
  const current = (await ports.reference.read()).versionOf(calendarDocument);
  return preview(context, { notice, ports, errors: [fieldErrorOf(saved.error)], version: current });
}
