/** Công văn đôn đốc: the drafts of the committees the reader watches over, and one more when asked. */
import { formatDate } from '#shared/kernel/civil-date.ts';
import type { CaseStore } from '#shared/casework/index.ts';
import type { Files } from '#shared/files/files.ts';
import type { Organisation } from '#shared/org/index.ts';
import { unitIdSchema, type UnitId } from '#shared/org/unit.ts';
import { listRoutes, SHEETS, type NamedList } from '#shared/ui/list-download.tsx';
import { problems } from '#shared/ui/problem.ts';
import { get, post, signedIn, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import type { DraftedLetter, LetterList } from '../store/letter-list.ts';
import { boardNames } from '../domain/board-names.ts';
import { watchedBy } from '../domain/committees.ts';
import { draftLetter } from '../use-cases/draft-letter.ts';
import { LETTERS_PAGE, LettersPage } from './letters-page.tsx';

export interface LetterPagePorts {
  readonly cases: CaseStore;
  readonly letters: LetterList;
  readonly files: Pick<Files, 'put' | 'link'>;
}

/** Committees in whose name the reader may urge. */
const committeesOf = (context: PageContext): readonly UnitId[] =>
  watchedBy(signedIn(context).access, context.var.reference.organisation);

/** Units that existed under a committee on a day, itself left out. */
const unitsUnder = (committee: UnitId, organisation: Organisation, { var: { today } }: PageContext) =>
  organisation
    .unitsOn(today)
    .filter((unit) => unit.id !== committee && organisation.isUnder(unit, committee, today))
    .map(({ id }) => id);

/** Of these committees, the newest first. */
async function draftsOf(
  committees: readonly UnitId[],
  { letters }: Pick<LetterPagePorts, 'letters'>,
): Promise<readonly DraftedLetter[]> {
  const drafted = (await Promise.all(committees.map((committee) => letters.of(committee)))).flat();
  return drafted.toSorted((a, b) => (a.date > b.date ? -1 : Number(a.date < b.date)));
}

const COLUMNS = [
  { header: 'Đơn vị', width: 40 },
  { header: 'Ngày lập', width: 14 },
  { header: 'Việc quá hạn', width: 14 },
];

async function lettersFile(context: PageContext, ports: LetterPagePorts): Promise<NamedList> {
  const { reference, today } = context.var;
  const drafts = await draftsOf(committeesOf(context), ports);
  const rows = drafts.map(({ unit, date, tasks }) => [
    reference.organisation.nameOn(unit, today) ?? unit,
    formatDate(date),
    tasks,
  ]);
  return { name: `don-doc-${today}`, title: 'Công văn đôn đốc', columns: COLUMNS, rows };
}

async function show(
  context: PageContext,
  ports: LetterPagePorts,
  wrong?: { readonly chosen: string; readonly error: string },
): Promise<Response> {
  const { organisation } = context.var.reference;
  const committees = committeesOf(context);
  const letters = await draftsOf(committees, ports);
  const page = (
    <LettersPage
      {...wrong}
      letters={letters}
      choices={committees.map((committee) => ({ committee, units: unitsUnder(committee, organisation, context) }))}
      organisation={organisation}
      today={context.var.today}
      csrfToken={signedIn(context).reader.csrfToken}
    />
  );
  return context.var.page(page, { title: 'Công văn đôn đốc', hasErrors: wrong !== undefined });
}

async function draft(context: PageContext, ports: LetterPagePorts): Promise<Response> {
  const chosen = context.var.form.get('unit') ?? '';
  const [committee, unit] = chosen.split(' ').map((text) => unitIdSchema.safeParse(text).data);
  if (committee === undefined || unit === undefined || !committeesOf(context).includes(committee))
    return show(context, ports, { chosen, error: 'Chọn một đơn vị trong danh sách' });
  const sourceOf = boardNames(await ports.cases.boards());
  const letter = { committee, unit, date: context.var.today, sourceOf };
  const drafted = await draftLetter(letter, context.var.reference, ports);
  if (drafted !== undefined) return context.redirect(LETTERS_PAGE, 303);
  return show(context, ports, { chosen, error: 'Đơn vị này không có việc quá hạn; chọn đơn vị khác' });
}

async function open(context: PageContext, { letters, files }: LetterPagePorts): Promise<Response> {
  const { committee, date, unit } = context.req.param();
  const own = committeesOf(context).find((id) => id === committee);
  const found = own && (await letters.of(own)).find((letter) => letter.date === date && letter.unit === unit);
  if (found === undefined) return context.var.problem(problems.notFound);
  return context.redirect(await files.link(found.fileKey, `don-doc-${found.unit}-${found.date}.docx`), 303);
}

export const letterPages = (ports: LetterPagePorts): readonly PageRoute[] => [
  get(LETTERS_PAGE, ['office', 'leader'], (context) => show(context, ports)),
  ...listRoutes({
    path: LETTERS_PAGE,
    allow: ['office', 'leader'],
    formats: SHEETS,
    read: (context) => lettersFile(context, ports),
  }),
  post(LETTERS_PAGE, ['office', 'leader'], (context) => draft(context, ports)),
  get(`${LETTERS_PAGE}/:committee/:date/:unit`, ['office', 'leader'], (context) => open(context, ports)),
];
