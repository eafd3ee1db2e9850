import { describe, expect, it } from 'vitest';
import { parsePhrase } from '#shared/deadlines/index.ts';

const parse = (phrase: string) => parsePhrase(phrase, { planYear: 2024 });

describe('a deadline phrase', () => {
  it('that nobody understands is refused with the part not understood, never guessed', () => {
    const result = parse('Quý I/2024 nhé bạn');
    expect(result.ok).toBe(false);
    if (!result.ok)
      expect(result.error.phrase.slice(result.error.span.from, result.error.span.to)).toContain('nhé bạn');
  });

  it('with a day that no month has is refused', () => {
    const result = parse('Trước ngày 31/6/2024');
    expect(result).toMatchObject({ ok: false, error: { code: 'no-such-day' } });
  });
});
