/** The pages of quarterly reports. Fixed addresses stand before those with a period in their place. */
import { listRoutes, SHEETS_AND_WORD } from '#shared/ui/list-download.tsx';
import { get, post, type PageRoute } from '#shared/ui/routes.ts';
import { boardFile, remindAll, showBoard } from './board.tsx';
import { askToDecide, askToUnlock, decide, unlock } from './decide.tsx';
import { keepFigures, showFigures } from './figures.tsx';
import { showList } from './list.tsx';
import { downloadReport, showReport } from './report.tsx';
import type { PagePorts } from './request.ts';
import { askToSubmit, submit } from './submit.tsx';
import { askForYear, openYear } from './year.tsx';

export { taskPath } from './paths.ts';
export type { PagePorts } from './request.ts';

const REPORT = '/bao-cao/:period/:unit';

export const quarterlyReportPages = (ports: PagePorts): readonly PageRoute[] => [
  get('/bao-cao', 'signed-in', showList(ports)),
  get('/bao-cao/mo-nam', ['office', 'administrator'], askForYear(ports)),
  post('/bao-cao/mo-nam', ['office', 'administrator'], openYear(ports)),
  get('/bao-cao/:period', 'signed-in', showBoard(ports)),
  ...listRoutes({
    path: '/bao-cao/:period/bang',
    allow: 'signed-in',
    formats: SHEETS_AND_WORD,
    read: boardFile(ports),
  }),
  post('/bao-cao/:period/nhac', ['office', 'leader'], remindAll(ports)),
  get(`${REPORT}/bao-cao.xlsx`, 'signed-in', downloadReport(ports)),
  get(`${REPORT}/bieu/:form`, 'signed-in', showFigures(ports)),
  post(`${REPORT}/bieu/:form`, 'signed-in', keepFigures(ports)),
  get(`${REPORT}/gui`, 'signed-in', askToSubmit(ports)),
  post(`${REPORT}/gui`, 'signed-in', submit(ports)),
  get(`${REPORT}/kiem-tra`, ['office', 'leader'], askToDecide(ports)),
  post(`${REPORT}/kiem-tra`, ['office', 'leader'], decide(ports)),
  get(`${REPORT}/mo-khoa`, ['office', 'leader'], askToUnlock(ports)),
  post(`${REPORT}/mo-khoa`, ['office', 'leader'], unlock(ports)),
  get(REPORT, 'signed-in', showReport(ports)),
];
