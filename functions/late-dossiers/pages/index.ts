/** Late dossiers: entering them, signing the apology, sending it, and how many each unit has. */
import type { PageRoute } from '#shared/ui/routes.ts';
import type { LateDossierPorts } from '../ports.ts';
import { dossierPages } from './dossier.tsx';
import { entryPages } from './entry.tsx';
import { listPages } from './list.tsx';

export const lateDossierPages = (ports: LateDossierPorts): readonly PageRoute[] => [
  ...listPages(ports),
  ...entryPages(ports),
  ...dossierPages(ports),
];
