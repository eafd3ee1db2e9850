/** The composition root: every process's pages, with what they stand on. */
import { planPages } from '#functions/plan-issue/pages/index.ts';
import { announcePages } from '#functions/tthc-announce/pages/index.ts';
import type { PageRoute } from '#shared/ui/routes.ts';
import type { PortalPorts } from './portal-env.ts';

export const processPages = ({ cases, workflows, files, settings }: PortalPorts): readonly PageRoute[] => {
  const pages = { cases, workflows, files, portalUrl: settings.PORTAL_URL };
  return [...planPages(pages), ...announcePages(pages)];
};
