/** The pages of tthc-review as data. */
import { attachmentRoutes } from '#shared/ui/casework/attachment-pages.tsx';
import { showStep, takeStep, withStepDocument } from '#shared/ui/casework/step-pages.tsx';
import { listRoutes, SHEETS } from '#shared/ui/list-download.tsx';
import { get, post, type PageRoute } from '#shared/ui/routes.ts';
import { LIST } from '../domain/review.ts';
import { withGroup, withReview, type PagePorts } from './context.ts';
import { showCost, takeCost } from './cost.tsx';
import { download } from './download.ts';
import { readGroupPage, showGroup, takeGroup } from './group.tsx';
import { reviewsFile, showList } from './list.tsx';
import { showReview } from './review.tsx';
import { showStart, takeStart } from './start.tsx';
import { reviewSteps } from './task.tsx';

const WORKERS = ['officer', 'head'] as const;
const STARTERS = [...WORKERS, 'office'] as const;
const DECIDERS = [...STARTERS, 'leader'] as const;
const REVIEW = `${LIST}/:case`;
const GROUP = `${REVIEW}/nhom/:group`;
const TASK = `${REVIEW}/viec/:task`;

export const reviewPages = (pages: PagePorts): readonly PageRoute[] => [
  get(LIST, 'signed-in', showList(pages)),
  ...listRoutes({ path: LIST, allow: 'signed-in', formats: SHEETS, read: reviewsFile(pages) }),
  get(`${LIST}/moi`, STARTERS, showStart),
  post(`${LIST}/moi`, STARTERS, takeStart(pages)),
  get(REVIEW, 'signed-in', withReview(pages, showReview)),
  get(`${REVIEW}/chi-phi.xlsx`, 'signed-in', withReview(pages, download)),
  get(GROUP, WORKERS, withGroup(pages, 'work', showGroup)),
  post(GROUP, WORKERS, withGroup(pages, 'work', takeGroup)),
  get(`${GROUP}/truoc`, WORKERS, withGroup(pages, 'work', showCost('before'))),
  post(`${GROUP}/truoc`, WORKERS, withGroup(pages, 'work', takeCost('before'))),
  get(`${GROUP}/sau`, WORKERS, withGroup(pages, 'work', showCost('after'))),
  post(`${GROUP}/sau`, WORKERS, withGroup(pages, 'work', takeCost('after'))),
  get(`${GROUP}/xem`, 'signed-in', withGroup(pages, 'read', readGroupPage)),
  get(TASK, DECIDERS, withReview(pages, showStep(reviewSteps))),
  post(TASK, DECIDERS, withReview(pages, takeStep(reviewSteps))),
  ...attachmentRoutes({
    path: TASK,
    allow: 'signed-in',
    files: pages.files,
    withStep: (handle) => withReview(pages, withStepDocument(reviewSteps, handle)),
  }),
];
