/** Reads what a document says of itself, and refuses documents that are no plan. */
import type { Refusal } from '#shared/kernel/refusal.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { SourceDocument } from '../source-document.ts';
import type { DocumentHead } from './document-head.ts';
import { headLines } from './head-lines.ts';
import { findHeadings, type Heading } from './headings.ts';
import { readIssue, type Issue } from './issue.ts';
import { readIssuer, type Issuer } from './issuer.ts';
import { parentPlans } from './parents.ts';
import { checkKind, checkLanguage, type NotAPlan } from './plan-check.ts';
import { commonestYear, yearsOf, type Years } from './years.ts';

export type { DocumentHead, PlanLevel } from './document-head.ts';
export type { NotAPlan } from './plan-check.ts';

export function readHead(document: SourceDocument): Result<DocumentHead, Refusal<NotAPlan>> {
  const lines = headLines(document);
  const headings = findHeadings(lines);
  const refused = checkLanguage(lines) ?? checkKind(headings, lines);
  if (refused !== undefined) return err(refused);
  const [first] = headings;
  const issue = readIssue(lines, first?.index ?? 0);
  const title = planTitle(headings);
  const years = coveredYears(title, first, issue, lines);
  if (years === undefined)
    return err({
      code: 'year-missing',
      message: 'Không tìm thấy năm của kế hoạch.',
      remedy: 'Hãy ghi năm vào tên kế hoạch rồi nhập lại.',
    });
  const issuer = readIssuer(lines, first?.index ?? 0, issue.symbol) ?? UNKNOWN_ISSUER;
  return ok({
    type: isDecision(issue, first) ? 'QĐ' : 'KH',
    number: issue.number,
    date: issue.date,
    month: issue.month,
    ...years,
    level: issuer.level,
    issuer: issuer.name,
    title,
    parents: parentPlans(lines, issue.number),
  });
}

/** Most plans are provincial; the empty name tells the officer to fill it in. */
const UNKNOWN_ISSUER: Issuer = { name: '', level: 'province' };

const isDecision = (issue: Issue, first: Heading | undefined): boolean =>
  issue.symbol === null ? first?.kind === 'QUYẾT ĐỊNH' : issue.symbol.startsWith('QĐ');

/** The attached plan's own title; without one, the decision's. */
function planTitle(headings: readonly Heading[]): string {
  const own =
    headings.find(({ kind, title }) => kind === 'KẾ HOẠCH' && title !== '') ??
    headings.find(({ kind }) => kind === 'CHƯƠNG TRÌNH');
  if (own !== undefined) return `${own.kind} ${own.title}`.trim();
  return headings[0]?.title ?? '';
}

/** The plan's title, then the decision's, then the year of issue, then the year named most often. */
function coveredYears(
  title: string,
  first: Heading | undefined,
  issue: Issue,
  lines: readonly string[],
): Years | undefined {
  const named = yearsOf(title) ?? yearsOf(first?.title ?? '');
  if (named !== undefined) return named;
  const year = issue.year ?? commonestYear(lines);
  return year === undefined ? undefined : { year, yearTo: null };
}
