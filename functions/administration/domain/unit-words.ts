/** Tiers and classes of units as pages call them. */
import type { AgencyClassKind, Tier } from '#shared/org/agency-class.ts';
import type { Unit } from '#shared/org/index.ts';
import { classLabel, KIND_LABELS, ROLE_LABELS, TIER_LABELS } from '#shared/org/workbook/template.ts';

export { classLabel, ROLE_LABELS, TIER_LABELS };

const KINDS: readonly AgencyClassKind[] = ['departments', 'offices', 'committees', 'one-stop', 'vertical'];

export const kindChoices = KINDS.map((kind) => ({ value: kind, label: KIND_LABELS[kind] }));
export const tierChoices = (['province', 'district', 'commune', 'central'] as const).map((tier) => ({
  value: tier,
  label: TIER_LABELS[tier],
}));

export const isTier = (text: string): text is Tier => tierChoices.some(({ value }) => value === text);

/** The classes of the unit's own tier that were ticked, and those of other tiers it has had. */
export const classesFrom = (kinds: readonly string[], tier: Tier, before: Unit['classes'] = []): Unit['classes'] => [
  ...KINDS.filter((kind) => kinds.includes(kind)).map((kind) => ({ kind, tier })),
  ...before.filter((own) => own.tier !== tier),
];
