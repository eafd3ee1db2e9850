/** What announcing stands on: casework, the reference data of the moment, the workflow, and for the checker the web. */
import type { CaseStore, CaseworkPorts, Workflows } from '#shared/casework/index.ts';
import type { Files } from '#shared/files/files.ts';
import { caseworkPorts, type Reference } from '#shared/reference/index.ts';
import type { Limits } from './checker/fetch-page.ts';
import type { Network } from '#shared/web/network.ts';

export interface AnnouncePorts extends CaseworkPorts {
  readonly reference: Reference;
  readonly workflows: Workflows;
}

/** What a task of the workflow is given; its reference data are read anew for each task. */
export interface TaskSources {
  readonly cases: CaseStore;
  readonly reference: { read(): Promise<Reference> };
  readonly workflows: Workflows;
  readonly web: Web;
}

/** Pages of the Internet, and where what was seen of them is kept. */
export interface Web {
  readonly network: Network;
  readonly limits: Limits;
  readonly files: Pick<Files, 'put'>;
}

export const portsWith = (reference: Reference, cases: CaseStore, workflows: Workflows): AnnouncePorts => ({
  ...caseworkPorts(cases, reference),
  reference,
  workflows,
});
