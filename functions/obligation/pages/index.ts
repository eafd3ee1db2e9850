/** The pages of obligations: a person's work, a task, and a page for each thing that may be done with it. */
import type { PageRoute } from '#shared/ui/routes.ts';
import type { ObligationPorts } from '../ports.ts';
import { decidePages } from './actions/decide.tsx';
import { extendPages } from './actions/extend.tsx';
import { finishPages } from './actions/finish.tsx';
import { progressPages } from './actions/progress.tsx';
import { reasonedPages } from './actions/reasoned.tsx';
import { reassignPages } from './actions/reassign.tsx';
import { bulkPages } from './bulk.tsx';
import { evidenceFilePages } from './evidence-file.tsx';
import { exportPages } from './export.ts';
import { targetPages } from './targets/index.ts';
import { taskPages } from './task.tsx';
import { workPages } from './work.tsx';

export const obligationPages = (ports: ObligationPorts): readonly PageRoute[] => [
  ...workPages(ports),
  ...taskPages(ports),
  ...finishPages(ports),
  ...evidenceFilePages(ports),
  ...progressPages(ports),
  ...extendPages(ports),
  ...decidePages(ports),
  ...reasonedPages(ports),
  ...reassignPages(ports),
  ...bulkPages(ports),
  ...exportPages(ports),
  ...targetPages(ports),
];
