/** The words plans use for agencies: splitting a cell into names, what a name means, which bodies exist when. */
export { splitAgencies, type AgencyDoubt, type AgencyList } from './split-agencies.ts';
export { classOf, type AgencyClass, type AgencyClassKind, type AgencyMeaning, type Tier } from './agency-class.ts';
export { absentOn, type BodyChange } from './validity.ts';
export { foldName } from './fold.ts';
