/** Texts of strangers are read by patterns: none of them backtracks over a long text, by whatever it repeats. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { personalDataIn } from '#functions/pakn/domain/personal-data.ts';
import { parsePhrase } from '#shared/deadlines/index.ts';
import { withShortRuns } from '#shared/kernel/runs.ts';
import { importPlan } from '#shared/plans/index.ts';
import { steepText } from './growth.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Patterns that are steep in themselves, and why no long text reaches them. */
const ANSWERS: Readonly<Record<string, string>> = {
  '/^-+|-+$/gu': 'What it reads has had every run of other signs made one hyphen.',
  '/-+$/u': 'What it reads has had every run of other signs made one hyphen.',
  '/(?<=\\d)(?=(?:\\d{3})+$)/gu': 'It groups the digits of a number of ours.',
  '/\\/+$/': 'It reads a setting of the operator.',
};

/** What these read comes from documents and lists, in which every long run was cut on entry: see the last rules. */
const READS_SHORT_RUNS = /^shared\/(?:deadlines|obligations|org|plans)\//u;

interface Literal {
  readonly where: string;
  readonly pattern: RegExp;
}

function literalsIn(file: string): readonly Literal[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join(root, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
    kind,
  );
  const found: Literal[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ where: `${file}:${line}`, pattern: new RegExp(node.text.slice(1, end), node.text.slice(end + 1)) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const sources = ['functions', 'shared'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/u.test(name))
    .map((name) => path.join(folder, name)),
);

const readBy =
  (pattern: RegExp) =>
  (text: string): unknown => {
    pattern.lastIndex = 0;
    return pattern.global ? text.replace(pattern, '') : pattern.exec(text);
  };

it('every pattern of functions and shared parts reads four times the text in about four times the time', () => {
  const literals = sources.flatMap(literalsIn);
  const steep = literals.flatMap(({ where, pattern }) => {
    if (READS_SHORT_RUNS.test(where) || Object.hasOwn(ANSWERS, String(pattern))) return [];
    const text = steepText(readBy(pattern));
    return text === undefined ? [] : [`${where} ${String(pattern)} on ${text}`];
  });
  expect(steep).toEqual([]);
  expect(literals.length).toBeGreaterThan(300);
}, 180_000);

it('the measure finds what backtracks', () => {
  expect(steepText(readBy(/\s+$/u))).toContain('× n');
  expect(steepText(readBy(/[^@]+@x/u))).toContain('× n');
});

it('a deadline phrase, and a petition searched for personal data, are read in time with their length', () => {
  expect(steepText((text) => parsePhrase(withShortRuns(text), { planYear: 2024 }))).toBeUndefined();
  expect(steepText(personalDataIn)).toBeUndefined();
}, 120_000);

const PLAN = readFileSync(path.join(root, 'tests/fixtures/plans/vinh-bao-2024.txt'), 'utf8').split('\n');
const lineWhere = (holds: (line: string) => boolean): number => PLAN.findIndex(holds);

it.each([
  ['its heading', lineWhere((line) => line.includes('KẾ HOẠCH'))],
  ['a cell of its table', lineWhere((line) => /\t|\|/u.test(line) && line.length > 80)],
  ['its prose', lineWhere((line) => !/\t|\|/u.test(line) && line.length > 120)],
])('a plan with 200,000 times the same in %s is read in seconds', async (_where, at) => {
  for (const unit of [' ', ',', '(', '0', ' ,', '. ', '- ', '|']) {
    const line = PLAN[at] ?? '';
    const longer = line.slice(0, 40) + unit.repeat(200_000 / unit.length) + line.slice(40);
    const bytes = new TextEncoder().encode(PLAN.with(at, longer).join('\n'));
    const start = process.cpuUsage();
    await importPlan(bytes, 'a.txt');
    const { user } = process.cpuUsage(start);
    // Before runs were cut it took minutes.
    expect(user / 1e6, JSON.stringify(unit)).toBeLessThan(10);
  }
});

it('runs are cut to two hundred, whatever repeats, and nothing else is touched', () => {
  for (const unit of [' ', '.', ' ,', '. -'])
    expect(withShortRuns(`a${unit.repeat(9_999)}b`)).toBe(`a${unit.repeat(200)}b`);
  const ordinary = `Sở Tư pháp${' '.repeat(150)}Quý I……………… 1.000.000`;
  expect(withShortRuns(ordinary)).toBe(ordinary);
});
