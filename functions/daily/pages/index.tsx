/** Boards: every number of a mail leads to its rows; the same rows as a file. Drafted công văn. */
import { get, mayOpen, type Allow, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { problems } from '#shared/ui/problem.ts';
import { LIST_FORMATS, listResponse } from '#shared/list-files/index.ts';
import { BoardPage, pageTitle, whenAndWhose, type OtherBoard } from './board-page.tsx';
import { boardFile } from './export-rows.ts';
import { heatPages } from './heat-page.tsx';
import { leaderPages, type LeaderPagePorts } from './leader.tsx';
import { letterPages, type LetterPagePorts } from './letters.tsx';
import { askedOf, readRows, withCount, type BoardPorts } from './read-rows.ts';
import { unitPages, type UnitPagePorts } from './unit.tsx';

interface ListPorts extends BoardPorts {
  /** Boards of other kinds, and to whom they are open. */
  readonly otherBoards: readonly (OtherBoard & { readonly allow: Allow })[];
}

const showBoard =
  (ports: ListPorts) =>
  async (context: PageContext): Promise<Response> => {
    const asked = askedOf(context, context.req.param('board') ?? null);
    const rows = await readRows(asked, ports);
    const page = Math.max(1, Math.trunc(Number(context.req.query('trang') ?? 1)) || 1);
    const otherBoards = ports.otherBoards.filter(({ allow }) => mayOpen(allow, asked.access));
    return context.var.page(<BoardPage {...asked} {...rows} {...{ page, otherBoards }} />, {
      title: pageTitle({ ...rows, view: asked.view }),
    });
  };

const exportBoard =
  (ports: BoardPorts) =>
  async (context: PageContext): Promise<Response> => {
    const format = LIST_FORMATS.find((one) => one === context.req.param('format'));
    if (format === undefined) return context.var.problem(problems.notFound);
    const asked = askedOf(context, context.req.query('bang') ?? null);
    const read = await readRows(asked, ports);
    const file = boardFile({
      title: pageTitle({ ...read, view: asked.view }),
      about: [whenAndWhose({ ...asked, date: read.date })],
      rows: withCount(read.rows, asked.view.count),
      organisation: asked.organisation,
      date: read.date,
    });
    return listResponse(file, format, `bang-${read.date}`);
  };

export const dailyPages = (
  ports: ListPorts & LetterPagePorts & LeaderPagePorts & UnitPagePorts,
): readonly PageRoute[] => [
  get('/bang', 'signed-in', showBoard(ports)),
  get('/bang/:board', 'signed-in', showBoard(ports)),
  get('/bang-xuat/:format', 'signed-in', exportBoard(ports)),
  ...heatPages(ports),
  ...unitPages(ports),
  ...leaderPages(ports),
  ...letterPages(ports),
];
