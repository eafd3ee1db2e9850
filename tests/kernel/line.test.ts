import { describe, expect, it } from 'vitest';
import { line, linesOf, shortLine } from '#shared/kernel/line.ts';

describe('text that people typed', () => {
  it('a line has no line breaks or marks that turn it round, is NFC and keeps emoji whole', () => {
    expect(line(' Kế hoạch\r\nBcc: x\u202E ')).toBe('Kế hoạch Bcc: x');
    expect(line('Hoà'.normalize('NFD'))).toBe('Hoà');
    expect(line('👨‍👩‍👧‍👦')).toBe('👨‍👩‍👧‍👦');
  });

  it('half a surrogate pair and what XML does not know are replaced', () => {
    expect(line('a\uD83Db')).toBe('a\uFFFDb');
    expect(line('a\uFFFEb')).toBe('a b');
  });

  it('a short line ends between two words and never splits a character', () => {
    expect(shortLine('Ban hành kế hoạch năm 2024', 20)).toBe('Ban hành kế hoạch…');
    expect(shortLine('👍🏽'.repeat(9), 4)).toBe(`${'👍🏽'.repeat(3)}…`);
    expect(shortLine('👨‍👩‍👧‍👦'.repeat(9), 4)).toBe('👨‍👩‍👧‍👦…');
    expect(shortLine('vừa đủ', 6)).toBe('vừa đủ');
  });

  it('marks heaped upon one letter do not make it endless', () => {
    expect(shortLine(`a${'\u0323'.repeat(9000)}b`, 10)).toBe('…');
  });

  it('a text of several lines gives those that are not empty', () => {
    expect(linesOf('một\r\n\r\n hai \u2028ba')).toEqual(['một', 'hai', 'ba']);
  });
});
