/** The pages of plan-issue as data. */
import { listRoutes, SHEETS, SHEETS_AND_WORD } from '#shared/ui/list-download.tsx';
import type { PageRoute } from '#shared/ui/routes.ts';
import { get, post } from '#shared/ui/routes.ts';
import { showAdd, takeAdd } from './add-row.tsx';
import { showAmend, takeAmend } from './amend.tsx';
import { showNumber, showSign, takeNumber, takeSign } from './decide.tsx';
import { download } from './download.ts';
import { showDraft } from './draft.tsx';
import { showInfo, takeInfo } from './info.tsx';
import { plansFile, showList } from './list.tsx';
import { showCascade } from './cascade.tsx';
import { showPlanCalendar } from './plan-calendar.tsx';
import { withPlan, withPlanAnd, type PagePorts } from './plan-context.ts';
import { readPlanRow, showPlanRow } from './plan-row.tsx';
import { readPlanPage, showPlan } from './plan.tsx';
import { showPreview, takeSubmit } from './preview.tsx';
import { showRehearsal } from './rehearsal.tsx';
import { showReview } from './review.tsx';
import { showRow, takeRow, takeSplit, takeVerb } from './row.tsx';
import { showStart, showUpload, showUploaded, takePaste, takeUploaded } from './start.tsx';

/** A pasted plan: a Vietnamese letter is sent as up to nine bytes, so this is a text of some 500 pages. */
const TEXT_BYTES = 4 * 2 ** 20;

export type { PagePorts } from './plan-context.ts';

const DRAFTERS = ['office', 'head'] as const;
const SIGNERS = ['leader', 'head'] as const;
const PLAN = '/ke-hoach/:plan';
const ROW = `${PLAN}/dong/:key`;

export const planPages = (pages: PagePorts): readonly PageRoute[] => [
  ...startPages(pages),
  ...planItself(pages),
  ...rowPages(pages),
  ...stepPages(pages),
];

const startPages = (pages: PagePorts): readonly PageRoute[] => [
  get('/ke-hoach', 'signed-in', showList(pages)),
  ...listRoutes({ path: '/ke-hoach', allow: 'signed-in', formats: SHEETS, read: plansFile(pages) }),
  get('/ke-hoach/moi', DRAFTERS, showStart(pages)),
  post('/ke-hoach/moi', DRAFTERS, takePaste(pages), TEXT_BYTES),
  get('/ke-hoach/moi/tep', DRAFTERS, showUpload(pages)),
  get('/ke-hoach/moi/da-tai', DRAFTERS, showUploaded),
  post('/ke-hoach/moi/da-tai', DRAFTERS, takeUploaded(pages)),
];

const planItself = (pages: PagePorts): readonly PageRoute[] => [
  get(
    PLAN,
    'signed-in',
    withPlanAnd(pages, 'read', {
      ahead: readPlanPage,
      handle: (context, plan, read) =>
        plan.draft.status === 'in-force' ? showPlan(context, plan, read) : showDraft(context, plan),
    }),
  ),
  get(`${PLAN}/thong-tin`, DRAFTERS, withPlan(pages, 'draft', showInfo)),
  post(`${PLAN}/thong-tin`, DRAFTERS, withPlan(pages, 'draft', takeInfo)),
  get(
    `${PLAN}/sua-doi`,
    DRAFTERS,
    withPlan(pages, 'draft', (context, plan) => showAmend(context, plan)),
  ),
  post(`${PLAN}/sua-doi`, DRAFTERS, withPlan(pages, 'draft', takeAmend(pages))),
  get(`${PLAN}/lich`, 'signed-in', withPlan(pages, 'read', showPlanCalendar)),
  get(`${PLAN}/cay`, 'signed-in', withPlan(pages, 'read', showCascade)),
  ...SHEETS_AND_WORD.map((format) =>
    get(`${PLAN}/tai-ve.${format}`, 'signed-in', withPlan(pages, 'read', download(format))),
  ),
];

const rowPages = (pages: PagePorts): readonly PageRoute[] => [
  get(
    `${PLAN}/ra-soat`,
    'signed-in',
    withPlan(pages, 'read', (context, plan) => showReview(context, plan)),
  ),
  get(`${PLAN}/them`, DRAFTERS, withPlan(pages, 'draft', showAdd)),
  post(`${PLAN}/them`, DRAFTERS, withPlan(pages, 'draft', takeAdd)),
  get(
    ROW,
    'signed-in',
    withPlanAnd(pages, 'read', {
      ahead: readPlanRow,
      handle: (context, plan, row) =>
        plan.draft.status === 'review' && plan.mayDraft ? showRow(context, plan) : showPlanRow(context, plan, row),
    }),
  ),
  post(ROW, DRAFTERS, withPlan(pages, 'draft', takeRow)),
  post(`${ROW}/tach`, DRAFTERS, withPlan(pages, 'draft', takeSplit)),
  post(`${ROW}/chap-nhan`, DRAFTERS, withPlan(pages, 'draft', takeVerb('chap-nhan'))),
  post(`${ROW}/gop`, DRAFTERS, withPlan(pages, 'draft', takeVerb('gop'))),
  post(`${ROW}/bo`, DRAFTERS, withPlan(pages, 'draft', takeVerb('bo'))),
  post(`${ROW}/giu-lai`, DRAFTERS, withPlan(pages, 'draft', takeVerb('giu-lai'))),
];

const stepPages = (pages: PagePorts): readonly PageRoute[] => [
  get(
    `${PLAN}/xem-truoc`,
    'signed-in',
    withPlan(pages, 'read', (context, plan) => showPreview(context, plan)),
  ),
  get(`${PLAN}/dien-tap`, 'signed-in', withPlan(pages, 'read', showRehearsal)),
  post(`${PLAN}/trinh`, DRAFTERS, withPlan(pages, 'draft', takeSubmit('submitted'))),
  post(`${PLAN}/huy`, DRAFTERS, withPlan(pages, 'draft', takeSubmit('dropped'))),
  get(
    `${PLAN}/ky`,
    SIGNERS,
    withPlan(pages, 'sign', (context, plan) => showSign(context, plan)),
  ),
  post(`${PLAN}/ky`, SIGNERS, withPlan(pages, 'sign', takeSign)),
  get(
    `${PLAN}/so`,
    DRAFTERS,
    withPlan(pages, 'draft', (context, plan) => showNumber(context, plan)),
  ),
  post(`${PLAN}/so`, DRAFTERS, withPlan(pages, 'draft', takeNumber)),
];
