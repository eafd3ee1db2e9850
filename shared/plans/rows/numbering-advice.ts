/** Numbers that do not follow one another: misprinted numerals, gaps. Advice only; what is printed stays. */
import { type Mark, advice } from './draft-row.ts';
import type { PlacedGroup, PlacedRow } from './structure.ts';

/** Sections whose numeral breaks a sequence that goes on behind them as if it were right: XIII between VII and IX. */
function misprintedSections(sections: readonly PlacedGroup[]): ReadonlySet<string> {
  const romans = sections.filter(({ number }) => number?.kind === 'roman');
  const values = romans.map(({ number }) => number?.parts[0] ?? 0);
  const wrong = new Set<string>();
  let due = values[0] ?? 1;
  romans.forEach(({ no }, index) => {
    const [own, after] = [values[index] ?? 0, values[index + 1]];
    const resumes = after === undefined ? own < due : after === due + 1;
    if (own !== due && own !== 1 && resumes) wrong.add(no ?? '');
    else due = own;
    due += 1;
  });
  return wrong;
}

/** Rows before whose number one is missing: 5, 7. Headings count too. */
function gapsIn(rows: readonly PlacedRow[], groups: readonly PlacedGroup[]): ReadonlySet<string> {
  const numbered = [
    ...rows.map(({ id, section, draft }) => ({ id, section, number: draft.number, from: draft.from })),
    ...groups.map(({ id, section, number, from }) => ({ id, section, number, from })),
  ].sort((one, other) => one.from - other.from);
  const last = new Map<string, number>();
  const gaps = new Set<string>();
  for (const { id, section, number } of numbered) {
    const own = number?.kind === 'decimal' ? number.parts.at(-1) : undefined;
    if (own === undefined || number === null) continue;
    const place = `${section ?? ''}|${number.parts.slice(0, -1).join('.')}`;
    const before = last.get(place) ?? 0;
    if (own > before + 1 && before > 0) gaps.add(id);
    last.set(place, own);
  }
  return gaps;
}

export function numberingMarks(
  rows: readonly PlacedRow[],
  sections: readonly PlacedGroup[],
  groups: readonly PlacedGroup[],
): ReadonlyMap<string, readonly Mark[]> {
  const misprinted = misprintedSections(sections);
  const gaps = gapsIn(rows, groups);
  return new Map(
    rows.map((row) => [
      row.id,
      [
        ...(misprinted.has(row.section ?? '') ? [advice('numeral-misprint')] : []),
        ...(gaps.has(row.id) ? [advice('number-gap')] : []),
      ],
    ]),
  );
}
