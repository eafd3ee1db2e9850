import type { CaseId, CaseStore } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { gapsOf, type Group } from '../domain/group.ts';
import { refuse, type ReviewRefusalCode } from '../refusals.ts';
import { groupsOf } from './known-review.ts';

/** The groups of a review when none of them has a gap. */
export async function completeGroups(
  caseId: CaseId,
  store: CaseStore,
): Promise<Result<readonly Group[], Refusal<ReviewRefusalCode>>> {
  const groups = (await groupsOf(store, caseId)).map(({ value }) => value);
  return groups.every((group) => gapsOf(group).length === 0) ? ok(groups) : refuse('not-ready');
}
