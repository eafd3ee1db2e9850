/** The pages of announcements. What is announced is public within the province; what may be done, each page asks. */
import { listRoutes, SHEETS_AND_WORD } from '#shared/ui/list-download.tsx';
import { get, post, type PageRoute } from '#shared/ui/routes.ts';
import { showAddress, takeAddress } from './address.tsx';
import { boardFile, showBoard } from './board.tsx';
import { openFile, showCase } from './case.tsx';
import type { PagePorts } from './context.ts';
import { showEvidenceFile, takeEvidenceFile } from './evidence-file.tsx';
import { BOARD, START, UPLOAD } from './paths.ts';
import { showProcedures } from './procedures.tsx';
import { showStart, takeStart } from './start.tsx';
import { showTask, takeTask } from './task.tsx';
import { showUpload } from './upload-list.tsx';
import { showWithdraw, takeWithdraw } from './withdraw.tsx';

const DRAFTERS = ['officer', 'head'] as const;
const WORKERS = ['officer', 'head', 'office', 'leader'] as const;
/** A list of 5,000 procedures, its Vietnamese letters three to nine bytes each as browsers send them. */
const LIST_BYTES = 4 * 2 ** 20;
const CASE = `${BOARD}/:case`;
const TASK = `${CASE}/viec/:task`;

const files = (pages: PagePorts, name: 'chua-cong-khai' | 'chua-ky'): readonly PageRoute[] =>
  listRoutes({
    path: `${BOARD}/${name}`,
    allow: 'signed-in',
    formats: SHEETS_AND_WORD,
    read: boardFile(pages, name),
  });

export const announcePages = (pages: PagePorts): readonly PageRoute[] => [
  get(BOARD, 'signed-in', showBoard(pages)),
  ...files(pages, 'chua-cong-khai'),
  ...files(pages, 'chua-ky'),
  get(START, DRAFTERS, showStart(pages)),
  post(START, DRAFTERS, takeStart(pages), LIST_BYTES),
  get(UPLOAD, DRAFTERS, showUpload(pages)),
  get(CASE, 'signed-in', showCase(pages)),
  get(`${CASE}/thu-tuc`, 'signed-in', showProcedures(pages)),
  get(`${CASE}/tep`, 'signed-in', openFile(pages)),
  get(`${CASE}/rut`, WORKERS, showWithdraw(pages)),
  post(`${CASE}/rut`, WORKERS, takeWithdraw(pages)),
  get(`${CASE}/dia-chi`, WORKERS, showAddress(pages)),
  post(`${CASE}/dia-chi`, WORKERS, takeAddress(pages)),
  get(TASK, WORKERS, showTask(pages)),
  post(TASK, WORKERS, takeTask(pages)),
  get(`${TASK}/tep`, WORKERS, showEvidenceFile(pages)),
  post(`${TASK}/tep`, WORKERS, takeEvidenceFile(pages)),
];
