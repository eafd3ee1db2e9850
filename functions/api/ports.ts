/** What the interface reads from. Plans and reports belong to their processes; the portal hands in how to read them. */
import type { AccessKeys } from '#shared/access-keys/index.ts';
import type { AuditLog } from '#shared/audit/index.ts';
import type { CaseStore } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { Limits } from '#shared/limits/rate-limits.ts';
import type { Reference } from '#shared/reference/index.ts';
import type { ApiPlan, ApiPlanSummary, ApiReport, ApiReportDetail } from './domain/resources.ts';

export interface PlanSource {
  /** Plans of a year that are in force. */
  ofYear(year: number): Promise<readonly ApiPlanSummary[]>;
  /** Undefined for what is no plan in force. */
  plan(id: string): Promise<ApiPlan | undefined>;
}

export interface ReportSource {
  /** Every unit's report of a period; undefined for what is no period. */
  ofPeriod(period: string, reference: Reference, today: PlainDate): Promise<readonly ApiReport[] | undefined>;
  /** A report with its figures. */
  detail(report: ApiReport): Promise<ApiReportDetail>;
}

export interface ApiPorts {
  readonly cases: CaseStore;
  readonly plans: PlanSource;
  readonly reports: ReportSource;
  readonly keys: AccessKeys;
  readonly limits: Limits;
  readonly audit: AuditLog;
  /** Where people reach the portal. */
  readonly portalUrl: string;
}
