/** A table of phrases and the deadlines they mean, checked row by row: the reading, its flag and its round trip. */
import { expect, it } from 'vitest';
import { parsePhrase, renderDeadline, type Deadline } from '#shared/deadlines/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';

export type Row = readonly [phrase: string, deadline: Deadline, certainty?: 'ambiguous'];

const context = { planYear: 2025, issued: plainDate('2025-01-20') };

export const parse = (phrase: string) => parsePhrase(phrase, context);

function read(phrase: string) {
  const parsed = parse(phrase);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

export function checkRows(rows: readonly Row[]): void {
  for (const [phrase, deadline, certainty] of rows) {
    it(`«${phrase}»`, () => {
      const { flags, deadline: own } = read(phrase);
      expect(own).toEqual(deadline);
      expect(flags).toEqual(certainty === undefined ? [] : ['ambiguous-deadline']);
      expect(read(renderDeadline(own)).deadline).toEqual(deadline);
    });
  }
}
