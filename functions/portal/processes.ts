/** The composition root: every process's pages, with what they stand on. */
import { dailyPages } from '#functions/daily/pages/index.tsx';
import { LetterList } from '#functions/daily/store/letter-list.ts';
import { SnapshotTable } from '#functions/daily/store/snapshot-table.ts';
import { planPages } from '#functions/plan-issue/pages/index.ts';
import { announcePages } from '#functions/tthc-announce/pages/index.ts';
import { dynamoDb } from '#shared/adapters/clients.ts';
import type { PageRoute } from '#shared/ui/routes.ts';
import type { PortalPorts } from './portal-env.ts';

export const processPages = ({ cases, workflows, files, settings }: PortalPorts): readonly PageRoute[] => {
  const pages = { cases, workflows, files, portalUrl: settings.PORTAL_URL };
  const ofTable = [dynamoDb(), settings.TABLE_NAME] as const;
  return [
    ...planPages(pages),
    ...announcePages(pages),
    ...dailyPages({ cases, files, snapshots: new SnapshotTable(...ofTable), letters: new LetterList(...ofTable) }),
  ];
};
