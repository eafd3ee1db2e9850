/** The pages of impact-assessment as data. */
import { attachmentRoutes } from '#shared/ui/casework/attachment-pages.tsx';
import { showStep, takeStep, withStepDocument } from '#shared/ui/casework/step-pages.tsx';
import { listRoutes, SHEETS } from '#shared/ui/list-download.tsx';
import { get, post, type PageRoute } from '#shared/ui/routes.ts';
import { LIST } from '../domain/text.ts';
import { withProcedure, withText, type PagePorts } from './context.ts';
import { showCost, takeCost } from './cost.tsx';
import { download } from './download.ts';
import { showImpact, showProcedure, takeImpact } from './impact.tsx';
import { showList, textsFile } from './list.tsx';
import { showRegister, takeRegister } from './register.tsx';
import { textSteps } from './task.tsx';
import { showText } from './text.tsx';

const WORKERS = ['officer', 'head'] as const;
const DECIDERS = [...WORKERS, 'office'] as const;
const TEXT = `${LIST}/:case`;
const PROCEDURE = `${TEXT}/thu-tuc/:procedure`;
const TASK = `${TEXT}/viec/:task`;

export const impactPages = (pages: PagePorts): readonly PageRoute[] => [
  get(LIST, 'signed-in', showList(pages)),
  ...listRoutes({ path: LIST, allow: 'signed-in', formats: SHEETS, read: textsFile(pages) }),
  get(`${LIST}/moi`, WORKERS, showRegister),
  post(`${LIST}/moi`, WORKERS, takeRegister(pages)),
  get(TEXT, 'signed-in', withText(pages, showText)),
  get(`${TEXT}/chi-phi.xlsx`, 'signed-in', withText(pages, download)),
  get(PROCEDURE, WORKERS, withProcedure(pages, showImpact)),
  post(PROCEDURE, WORKERS, withProcedure(pages, takeImpact)),
  get(`${PROCEDURE}/chi-phi`, WORKERS, withProcedure(pages, showCost)),
  post(`${PROCEDURE}/chi-phi`, WORKERS, withProcedure(pages, takeCost)),
  get(`${PROCEDURE}/xem`, 'signed-in', withText(pages, showProcedure)),
  get(TASK, DECIDERS, withText(pages, showStep(textSteps))),
  post(TASK, DECIDERS, withText(pages, takeStep(textSteps))),
  ...attachmentRoutes({
    path: TASK,
    allow: 'signed-in',
    files: pages.files,
    withStep: (handle) => withText(pages, withStepDocument(textSteps, handle)),
  }),
];
