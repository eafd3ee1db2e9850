/**
 * Agencies: the words plans use for them, and the units and people of a locality over time. Excel and CSV stand in
 * `workbook/`, the sample provinces in `sample/`.
 */
export { splitAgencies, type AgencyDoubt, type AgencyList } from './split-agencies.ts';
export { classOf, type AgencyClass, type AgencyClassKind, type AgencyMeaning, type Tier } from './agency-class.ts';
export { absentOn, type BodyChange } from './validity.ts';
export { foldName } from './fold.ts';
export { unitId, unitSchema, type Unit } from './unit.ts';
export { personId, personSchema, type Person, type Role } from './person.ts';
export { Organisation } from './organisation.ts';
export type { OrganisationProblem } from './organisation-checks.ts';
export { resolveAgency, type AgencyResolution, type AgencyScope } from './resolve-agency.ts';
export { escalationChain, everyHolderOn, holdersOn, officeOf, unitsOfPerson, type Holder } from './roles.ts';
export { changeOver, type OpenWork } from './change-over.ts';
export { afterReform } from './reform.ts';
