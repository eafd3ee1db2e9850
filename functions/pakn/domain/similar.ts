/** How alike two petitions are, for suggesting duplicates; a person decides. */

/** The syllables of a text without marks and capitals: people write «hộ tịch», «ho tich», «HỘ TỊCH». */
export const fold = (text: string): readonly string[] =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Pairs of neighbouring syllables: most Vietnamese words are two syllables. */
function pairsOf(text: string): ReadonlySet<string> {
  const syllables = fold(text);
  if (syllables.length < 2) return new Set(syllables);
  return new Set(syllables.slice(1).map((syllable, index) => `${syllables[index] ?? ''} ${syllable}`));
}

/** From 0 (nothing in common) to 1 (the same pairs of syllables): Dice's coefficient. */
export function likeness(a: string, b: string): number {
  const [one, other] = [pairsOf(a), pairsOf(b)];
  if (one.size === 0 || other.size === 0) return 0;
  const common = [...one].filter((pair) => other.has(pair)).length;
  return (2 * common) / (one.size + other.size);
}

interface Text {
  readonly title: string;
  readonly content: string;
}
/** A matter told twice in other words reaches it, two matters of one field do not (tests/pakn/similar.test.ts). */
const ALIKE = 0.35;
const MAX_SUGGESTIONS = 5;

/** Of other petitions those that may be the same matter, the likest first. */
export function suggestDuplicates<T extends Text>(petition: Text, others: readonly T[]): readonly T[] {
  const textOf = ({ title, content }: Text): string => `${title}\n${content}`;
  return others
    .map((other) => ({
      other,
      alike: Math.max(likeness(textOf(petition), textOf(other)), likeness(petition.title, other.title) * 0.7),
    }))
    .filter(({ alike }) => alike >= ALIKE)
    .sort((a, b) => b.alike - a.alike)
    .slice(0, MAX_SUGGESTIONS)
    .map(({ other }) => other);
}
