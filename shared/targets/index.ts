/** Numeric targets of plans: given to units by rule, measured by period, judged on any morning (domain §1.5). */
export { allot, type Allotted, type Central } from './allot.ts';
export {
  allotmentDocument,
  allotmentKey,
  MOST_ENTRIES,
  plansOfYear,
  readingsDocument,
  targetDocument,
  targetPlanDocument,
  type Allotment,
  type Entry,
  type Share,
  type Target,
  type TargetPlan,
} from './document.ts';
export {
  periodsOfPlan,
  readLedger,
  readTargetPlan,
  rowsAt,
  watchedPlans,
  type TargetLedger,
  type TargetRow,
} from './ledger.ts';
export { countStatuses, statusIn, targetsHref, viewOfQuery, STATUS_WORDS, type TargetsView } from './view.ts';
export { askedOn, isOpenOn, lockDate, periodName, type Period } from './period.ts';
export { figureText, readFigure } from './read-figure.ts';
export { targetRules, type TargetRules } from './rules.ts';
export { STATUSES, type Moment, type Standing, type Status } from './standing.ts';
