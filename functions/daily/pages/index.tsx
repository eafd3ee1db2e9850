/** Boards: every number of a mail leads to its rows; the same rows as a file. Drafted công văn. */
import { get, signedIn, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { problems } from '#shared/ui/problem.ts';
import { viewOf } from '../domain/links.ts';
import { LIST_FORMATS, listResponse } from '#shared/list-files/index.ts';
import { BoardPage, pageTitle, whenAndWhose } from './board-page.tsx';
import { boardFile } from './export-rows.ts';
import { letterPages, type LetterPagePorts } from './letters.tsx';
import { readRows, withCount, type Asked, type BoardPorts } from './read-rows.ts';

const askedOf = (context: PageContext, board: string | null): Asked => ({
  board,
  view: viewOf(context.req.query()),
  today: context.var.today,
  organisation: context.var.reference.organisation,
  access: signedIn(context).access,
});

const showBoard =
  (ports: BoardPorts) =>
  async (context: PageContext): Promise<Response> => {
    const asked = askedOf(context, context.req.param('board') ?? null);
    const rows = await readRows(asked, ports);
    const page = Math.max(1, Math.trunc(Number(context.req.query('trang') ?? 1)) || 1);
    return context.var.page(<BoardPage {...asked} {...rows} page={page} />, {
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

export const dailyPages = (ports: BoardPorts & LetterPagePorts): readonly PageRoute[] => [
  get('/bang', 'signed-in', showBoard(ports)),
  get('/bang/:board', 'signed-in', showBoard(ports)),
  get('/bang-xuat/:format', 'signed-in', exportBoard(ports)),
  ...letterPages(ports),
];
