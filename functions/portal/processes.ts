/** The composition root: every process's pages, with what they stand on, and the ways to them. */
import { administrationPages } from '#functions/administration/pages/index.ts';
import { apiPages } from '#functions/api/pages/index.ts';
import { auditPages } from '#functions/audit/pages/index.tsx';
import { dailyPages } from '#functions/daily/pages/index.tsx';
import { LetterList } from '#functions/daily/store/letter-list.ts';
import { SnapshotTable } from '#functions/daily/store/snapshot-table.ts';
import { TrendTable } from '#functions/daily/store/trend-table.ts';
import { taskPath as impactTaskPath } from '#functions/impact-assessment/domain/text.ts';
import { feedPages } from '#functions/feeds/pages/index.ts';
import { impactPages } from '#functions/impact-assessment/pages/index.ts';
import { taskPath as inspectionTaskPath } from '#functions/inspection/domain/inspection.ts';
import { inspectionPages } from '#functions/inspection/pages/index.ts';
import { taskPath as indexTaskPath } from '#functions/index-publish/domain/sheet.ts';
import { indexPages } from '#functions/index-publish/pages/index.ts';
import { linkPages } from '#functions/mailed-links/pages/index.ts';
import { obligationPages } from '#functions/obligation/pages/index.ts';
import { shortcutsOf } from '#functions/obligation/pages/shortcuts.ts';
import { taskPathOf } from '#functions/obligation/pages/task-at.ts';
import { lateDossierPages } from '#functions/late-dossiers/pages/index.ts';
import { paknPages, taskPath as paknTaskPath } from '#functions/pakn/pages/index.ts';
import { ladderOfPlan, planBoard } from '#functions/plan-issue/domain/draft.ts';
import { planPages } from '#functions/plan-issue/pages/index.ts';
import { quarterlyReportPages, taskPath as reportTaskPath } from '#functions/quarterly-report/pages/index.ts';
import { taskPath as announceTaskPath } from '#functions/tthc-announce/domain/announcement.ts';
import { announcePages } from '#functions/tthc-announce/pages/index.ts';
import { taskPath as reviewTaskPath } from '#functions/tthc-review/domain/review.ts';
import { reviewPages } from '#functions/tthc-review/pages/index.ts';
import { webhookPages } from '#functions/webhooks/pages/index.ts';
import { dynamoDb, kms } from '#shared/adapters/clients.ts';
import { senderVault, webhookVault } from '#shared/adapters/vaults.ts';
import { ChangeLog, LiveBoards, type Task } from '#shared/casework/index.ts';
import type { NavigationItem } from '#shared/ui/layout.tsx';
import type { Allow, PageRoute } from '#shared/ui/routes.ts';
import { planSource, reportSource } from './api-sources.ts';
import { guidePages } from './guide/pages.tsx';
import { searchPages } from './pages/search.tsx';
import type { PortalPorts } from './portal-env.ts';
import { laddersOfProcesses, settingsOfProcesses } from './settings-of-processes.ts';

type TaskPath = (task: Pick<Task, 'process' | 'caseId' | 'taskId'>) => string;

/** A process whose tasks have pages of their own says where; the others' stand at `/viec/<case>/<task>`. */
const taskPaths: Readonly<Record<string, TaskPath>> = {
  'plan-issue': ({ caseId }) => `/ke-hoach/${encodeURIComponent(caseId)}`,
  'tthc-announce': ({ caseId, taskId }) => announceTaskPath(caseId, taskId),
  pakn: paknTaskPath,
  'quarterly-report': ({ caseId, taskId }) => reportTaskPath(caseId, taskId),
  'impact-assessment': ({ caseId, taskId }) => impactTaskPath(caseId, taskId),
  'tthc-review': ({ caseId, taskId }) => reviewTaskPath(caseId, taskId),
  inspection: ({ caseId, taskId }) => inspectionTaskPath(caseId, taskId),
  'index-publish': indexTaskPath,
};

export const taskPath: TaskPath = (task) => (taskPaths[task.process] ?? taskPathOf)(task);

export interface NavigationEntry extends NavigationItem {
  readonly allow: Allow;
}

/** Shown to whom its page is open. */
export const processNavigation: readonly NavigationEntry[] = [
  { text: 'Điều hành', href: '/lanh-dao', allow: ['leader', 'office'] },
  { text: 'Việc của tôi', href: '/viec', allow: 'signed-in' },
  { text: 'Kế hoạch', href: '/ke-hoach', allow: 'signed-in' },
  { text: 'Chỉ tiêu', href: '/chi-tieu', allow: 'signed-in' },
  { text: 'Công bố TTHC', href: '/cong-bo', allow: 'signed-in' },
  { text: 'Phản ánh, kiến nghị', href: '/pakn', allow: 'signed-in' },
  { text: 'Báo cáo', href: '/bao-cao', allow: 'signed-in' },
  { text: 'Dự thảo văn bản', href: '/du-thao', allow: 'signed-in' },
  { text: 'Rà soát', href: '/ra-soat', allow: 'signed-in' },
  { text: 'Kiểm tra', href: '/kiem-tra', allow: 'signed-in' },
  { text: 'Bộ chỉ số 766', href: '/bo-chi-so', allow: 'signed-in' },
  { text: 'Hồ sơ trễ hạn', href: '/ho-so-tre', allow: 'signed-in' },
  { text: 'Bảng theo dõi', href: '/bang', allow: 'signed-in' },
  { text: 'Tìm', href: '/tim', allow: 'signed-in' },
  { text: 'Đôn đốc', href: '/don-doc', allow: ['office', 'leader'] },
  { text: 'Quản trị', href: '/quan-tri', allow: ['administrator'] },
];

/** Boards with a page of their own, beside the one of all rows. */
const otherBoards: readonly NavigationEntry[] = [
  { text: 'Tải việc theo tuần', href: '/bang-tuan', allow: 'signed-in' },
  { text: 'Báo cáo còn thiếu', href: '/bao-cao', allow: 'signed-in' },
  { text: 'Đã ký chưa công khai', href: '/cong-bo', allow: 'signed-in' },
  { text: 'Tuổi phản ánh, kiến nghị', href: '/pakn', allow: 'signed-in' },
];

/** The plans of a year with the names of their ladders, for who sets these. */
const plansOf =
  (cases: PortalPorts['cases']) =>
  async (year: number): Promise<readonly { readonly name: string; readonly title: string }[]> =>
    (await cases.boardOf(planBoard(year))).cases.map(({ caseId, title }) => ({ name: ladderOfPlan(caseId), title }));

/** What administration stands on beside what every process does. */
const administratorsPorts = ({ store, cases, reference, silenced, audit, mailer, settings }: PortalPorts) => ({
  ...{ reference, silenced, audit, firstAdministrator: settings.FIRST_ADMINISTRATOR },
  ...{ mailer, mailFrom: settings.MAIL_FROM },
  ...{ settings: settingsOfProcesses, ladderNames: laddersOfProcesses, plansOf: plansOf(cases) },
  endSessions: (subject: string): Promise<void> => store.endSessions(subject),
});

export const processPages = (ports: PortalPorts): readonly PageRoute[] => {
  const { cases, limits, workflows, files, settings } = ports;
  const ofTable = [dynamoDb(), settings.TABLE_NAME] as const;
  const boards = new LiveBoards(cases, new ChangeLog(...ofTable));
  const pages = { cases, boards, workflows, files, portalUrl: settings.PORTAL_URL };
  return [
    ...guidePages,
    ...searchPages({ cases, boards, taskPath }),
    ...obligationPages({ store: cases, workflows, files, taskPath }),
    ...planPages(pages),
    ...announcePages(pages),
    ...quarterlyReportPages(pages),
    ...impactPages(pages),
    ...administrationPages({ ...pages, ...administratorsPorts(ports) }),
    ...paknPages({
      ...{ cases, workflows, files, limits },
      vault: senderVault(kms(), settings.SENDER_KEY_ARN),
    }),
    ...lateDossierPages({ cases, vault: senderVault(kms(), settings.SENDER_KEY_ARN) }),
    ...reviewPages(pages),
    ...inspectionPages(pages),
    ...indexPages({ ...pages, taskPath }),
    ...outsidePages(ports),
    ...dailyPages({
      ...{ cases, boards, files, taskPath, otherBoards, shortcuts: shortcutsOf },
      snapshots: new SnapshotTable(...ofTable),
      trends: new TrendTable(...ofTable),
      letters: new LetterList(...ofTable),
    }),
  ];
};

/** What leaves the portal, and the log of it: calendars, mailed links, data for other systems. */
const outsidePages = (ports: PortalPorts): readonly PageRoute[] => {
  const { cases, reference, silenced, audit, keys, limits, mailer, webhooks, workflows, files, settings } = ports;
  const outside = { cases, keys, limits, audit, portalUrl: settings.PORTAL_URL };
  return [
    ...feedPages(outside),
    ...linkPages({ ...outside, files, mailer, isSilenced: (address) => silenced.isSilenced(address) }),
    ...apiPages({ ...outside, plans: planSource(cases), reports: reportSource(cases, workflows) }),
    ...webhookPages({ webhooks, audit, vault: webhookVault(kms(), settings.WEBHOOK_KEY_ARN) }),
    ...auditPages({ cases, history: reference, entries: audit }),
  ];
};
