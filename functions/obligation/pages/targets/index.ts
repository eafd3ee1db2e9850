/** The pages of numeric targets: their rows, a plan's, one target's, a unit's figures, giving them to units. */
import type { PageRoute } from '#shared/ui/routes.ts';
import type { ObligationPorts } from '../../ports.ts';
import { allotPages } from './allot.tsx';
import { figurePages } from './figures.tsx';
import { targetListPages } from './list.tsx';
import { targetPlanPages } from './plan.tsx';
import { oneTargetPages } from './target.tsx';

export const targetPages = (ports: ObligationPorts): readonly PageRoute[] => [
  ...targetListPages(ports),
  ...targetPlanPages(ports),
  ...oneTargetPages(ports),
  ...allotPages(ports),
  ...figurePages(ports),
];
