/** The pages of petitions: for everybody under /phan-anh, for officers under /pakn. */
import { attachmentRoutes } from '#shared/ui/casework/attachment-pages.tsx';
import { listRoutes, SHEETS, SHEETS_AND_WORD } from '#shared/ui/list-download.tsx';
import { get, post, type PageRoute } from '#shared/ui/routes.ts';
import { showCase } from './case.tsx';
import { showDecision, takeDecision, withAnswer } from './decision.tsx';
import { takeDuplicate } from './duplicates.tsx';
import { showEntry, takeEntry } from './entry.tsx';
import { petitionsFile } from './export.ts';
import { showList } from './list.tsx';
import { showLookUp, takeRating } from './look-up.tsx';
import type { PagePorts } from './pakn-context.ts';
import { showPublicForm, showReceived, takePublicForm } from './public-form.tsx';
import { resultsFile, showResult, showResults } from './results.tsx';
import { askSenderReason, showSender } from './sender.tsx';

export { taskPath } from './pakn-context.ts';

export const paknPages = (pages: PagePorts): readonly PageRoute[] => [
  get('/phan-anh', 'everyone', showPublicForm),
  post('/phan-anh', 'everyone', takePublicForm(pages)),
  get('/phan-anh/da-gui', 'everyone', showReceived(pages)),
  get('/phan-anh/tra-cuu', 'everyone', showLookUp(pages)),
  post('/phan-anh/danh-gia', 'everyone', takeRating(pages)),
  get('/phan-anh/ket-qua', 'everyone', showResults(pages)),
  ...listRoutes({ path: '/phan-anh/ket-qua', allow: 'everyone', formats: SHEETS, read: resultsFile(pages) }),
  get('/phan-anh/ket-qua/:case', 'everyone', showResult(pages)),
  get('/pakn', 'signed-in', showList(pages)),
  ...listRoutes({ path: '/pakn/danh-sach', allow: 'signed-in', formats: SHEETS_AND_WORD, read: petitionsFile(pages) }),
  get('/pakn/moi', ['officer', 'head', 'office'], showEntry),
  post('/pakn/moi', ['officer', 'head', 'office'], takeEntry(pages)),
  get('/pakn/:case', 'signed-in', showCase(pages)),
  get('/pakn/:case/nguoi-gui', 'signed-in', askSenderReason(pages)),
  post('/pakn/:case/nguoi-gui', 'signed-in', showSender(pages)),
  post('/pakn/:case/trung-voi', ['officer', 'head', 'office'], takeDuplicate(pages)),
  get('/pakn/:case/viec/:task', 'signed-in', showDecision(pages)),
  post('/pakn/:case/viec/:task', 'signed-in', takeDecision(pages)),
  ...attachmentRoutes({
    path: '/pakn/:case/viec/:task',
    allow: 'signed-in',
    files: pages.files,
    withStep: (handle) => withAnswer(pages, handle),
  }),
];
