/** The pages of inspection as data. */
import { attachmentRoutes } from '#shared/ui/casework/attachment-pages.tsx';
import { showStep, takeStep, withStepDocument } from '#shared/ui/casework/step-pages.tsx';
import { listRoutes, SHEETS_AND_WORD } from '#shared/ui/list-download.tsx';
import { get, post, type PageRoute } from '#shared/ui/routes.ts';
import { LIST } from '../domain/inspection.ts';
import { showChecklist, takeChecklist } from './checklist.tsx';
import { withInspection, type PagePorts } from './context.ts';
import { showDraft, takeDraft } from './draft.tsx';
import { inspectionsFile, recommendationsFile } from './export.ts';
import { showInspection } from './inspection.tsx';
import { showList } from './list.tsx';
import { downloadNotice } from './notice.ts';
import { RECOMMENDATIONS, showRecommendations } from './recommendations.tsx';
import { showStart, takeStart } from './start.tsx';
import { inspectionSteps } from './task.tsx';

const OFFICE = ['office'] as const;
const WORKERS = ['officer', 'head'] as const;
const INSPECTORS = [...WORKERS, ...OFFICE] as const;
const INSPECTION = `${LIST}/:case`;

export const inspectionPages = (pages: PagePorts): readonly PageRoute[] => [
  get(LIST, 'signed-in', showList(pages)),
  ...listRoutes({ path: LIST, allow: 'signed-in', formats: SHEETS_AND_WORD, read: inspectionsFile(pages) }),
  get(RECOMMENDATIONS, 'signed-in', showRecommendations(pages)),
  ...listRoutes({
    path: RECOMMENDATIONS,
    allow: 'signed-in',
    formats: SHEETS_AND_WORD,
    read: recommendationsFile(pages),
  }),
  get(`${LIST}/ke-hoach`, OFFICE, showStart('scheduled')),
  post(`${LIST}/ke-hoach`, OFFICE, takeStart(pages, 'scheduled')),
  get(`${LIST}/dot-xuat`, OFFICE, showStart('surprise')),
  post(`${LIST}/dot-xuat`, OFFICE, takeStart(pages, 'surprise')),
  get(`${LIST}/tu-kiem-tra`, WORKERS, showStart('self')),
  post(`${LIST}/tu-kiem-tra`, WORKERS, takeStart(pages, 'self')),
  get(INSPECTION, 'signed-in', withInspection(pages, 'read', showInspection)),
  get(`${INSPECTION}/bang-kiem-tra`, INSPECTORS, withInspection(pages, 'inspect', showChecklist)),
  post(`${INSPECTION}/bang-kiem-tra`, INSPECTORS, withInspection(pages, 'inspect', takeChecklist)),
  get(`${INSPECTION}/ket-luan`, INSPECTORS, withInspection(pages, 'inspect', showDraft)),
  post(`${INSPECTION}/ket-luan`, INSPECTORS, withInspection(pages, 'inspect', takeDraft)),
  get(`${INSPECTION}/ket-luan.docx`, 'signed-in', withInspection(pages, 'read', downloadNotice)),
  get(`${INSPECTION}/viec/:task`, INSPECTORS, withInspection(pages, 'inspect', showStep(inspectionSteps))),
  post(`${INSPECTION}/viec/:task`, INSPECTORS, withInspection(pages, 'inspect', takeStep(inspectionSteps))),
  ...attachmentRoutes({
    path: `${INSPECTION}/viec/:task`,
    allow: 'signed-in',
    files: pages.files,
    withStep: (handle) => withInspection(pages, 'read', withStepDocument(inspectionSteps, handle)),
  }),
];
