/** Who did what outside of cases and settings. */
export { AuditTable } from './audit-table.ts';
export type { AuditEntry, AuditKind, AuditLog } from './entry.ts';
