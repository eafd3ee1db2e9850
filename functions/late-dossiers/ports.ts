import type { CaseStore, SenderStore, SenderVault } from '#shared/casework/index.ts';

/** What the pages of late dossiers stand on. */
export interface LateDossierPorts {
  readonly cases: CaseStore & SenderStore;
  /** Seals who handed a dossier in. */
  readonly vault: SenderVault;
}
