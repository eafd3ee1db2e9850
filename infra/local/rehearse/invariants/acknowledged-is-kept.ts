import type { Invariant } from './invariant.ts';

/** Whatever a page accepted stands in the log of its case, under that person, on that day. */
export const acknowledgedIsKept: Invariant = {
  name: 'no acknowledged action is lost',
  check: ({ acknowledged, watch }) => {
    const logged = new Set(watch.events.map(({ caseId, on, by }) => `${caseId} ${on} ${by.person}`));
    const lost = acknowledged.filter(({ caseId, on, person }) => !logged.has(`${caseId} ${on} ${person}`));
    const broken = lost.map(
      ({ caseId, taskId, on, person }) => `${caseId}/${taskId}: ${person} on ${on} left no event`,
    );
    return { checked: acknowledged.length, broken };
  },
};
