/** The composition root: every process's pages, with what they stand on. */
import { planPages } from '#functions/plan-issue/pages/index.ts';
import type { PageRoute } from '#shared/ui/routes.ts';
import type { PortalPorts } from './portal-env.ts';

export const processPages = ({ cases, workflows, files, settings }: PortalPorts): readonly PageRoute[] => [
  ...planPages({ cases, workflows, files, portalUrl: settings.PORTAL_URL }),
];
