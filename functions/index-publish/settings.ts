/** What an administrator sets for this process; the initial values stand in `domain/`. */
import { defineReference } from '#shared/reference/index.ts';
import { knownScales } from './domain/known-scales.ts';
import { allRulesSchema, knownRules, type Rules } from './domain/rules.ts';
import { scalesSchema, type Scale } from './domain/scale.ts';
import { RULE_WORDS, SCALE_WORDS } from './domain/setting-words.ts';

/** Groups, points and grades, by rising first day of validity. */
export const scalesReference = defineReference<Scale[]>(
  'index-publish.scales',
  scalesSchema,
  [...knownScales],
  SCALE_WORDS,
);
/** Who publishes whose results by which day. */
export const rulesReference = defineReference<Rules[]>(
  'index-publish.rules',
  allRulesSchema,
  [...knownRules],
  RULE_WORDS,
);
