/** The composition root: every process's pages, with what they stand on. */
import type { PageRoute } from '#shared/ui/routes.ts';
import type { PortalPorts } from './portal-env.ts';

export const processPages = (_ports: PortalPorts): readonly PageRoute[] => [];
