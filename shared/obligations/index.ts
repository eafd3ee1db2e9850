/** The rows of signed plans as obligations of units: who owes what by when, and what is kept of it. */
export { obligationDocument, type Obligation } from './document.ts';
export type { Duty } from './duties.ts';
export { committeeOf, fanOut, OBLIGATION, obligationCaseId, type FanOut, type FanOutPorts } from './fan-out.ts';
export { measureIn, reaches, type Measure } from './measure.ts';
export { asksForOwnPlan } from './own-plan.ts';
export { ownersOf, type OpenLead, type Owners } from './owners.ts';
export { numberOf, obligationRowSchema, type ObligationRow } from './row.ts';
export { planTermsSchema, type PlanTerms } from './terms.ts';
