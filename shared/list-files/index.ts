/** Lists as files: one shape for every list of the portal, one place that keeps formulas out. */
export { LIST_FORMATS, listResponse, type Cell, type ListFile, type ListFormat } from './list-file.ts';
