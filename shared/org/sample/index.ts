/** Two sample organisations: a province of three tiers (2024), and the same with its history up to two tiers (2026). */
export { threeTierProvince } from './three-tier.ts';
export { twoTierProvince } from './two-tier.ts';
