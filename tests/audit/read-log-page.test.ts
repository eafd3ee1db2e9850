/** The log page by page: every line once, in the order of the whole, however many were written in one millisecond. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asText, newestFirst, positionOf, type Position } from '#functions/audit/domain/log-position.ts';
import type { LogFilter } from '#functions/audit/domain/log-filter.ts';
import type { LogLine } from '#functions/audit/domain/log-line.ts';
import { readLog } from '#functions/audit/use-cases/read-log.ts';
import { LINES_A_PAGE, readLogPage } from '#functions/audit/use-cases/read-log-page.ts';
import { AuditTable } from '#shared/audit/index.ts';
import { CaseTable, caseIdSchema, openCase, SYSTEM } from '#shared/casework/index.ts';
import { addDays, instantOf, plainDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { personId } from '#shared/org/index.ts';
import { mailRhythmDocument, ReferenceTable } from '#shared/reference/index.ts';
import { deployTable } from '../infra/deployed.ts';

const TODAY = plainDate('2024-03-07');
const WEEK: LogFilter = {
  ...{ from: addDays(TODAY, -6), to: TODAY },
  ...{ person: '', unit: null, caseId: null, source: null },
};

let table: Awaited<ReturnType<typeof deployTable>>;
let ports: Parameters<typeof readLogPage>[3];
let history: ReferenceTable;
let reads = 0;

beforeAll(async () => {
  table = await deployTable();
  const cases = new CaseTable(table.client, table.table);
  const entries = new AuditTable(table.client, table.table);
  history = new ReferenceTable(table.client, table.table);
  ports = {
    cases: {
      eventsOf: (id) => cases.eventsOf(id),
      eventsOn: (day) => cases.eventsOn(day),
      eventsBefore: async (day, before, limit) => {
        const found = await cases.eventsBefore(day, before, limit);
        reads += found.length;
        return found;
      },
    },
    entries,
    history,
  };
  const open = (name: string, now: number): Promise<unknown> => {
    const caseId = caseIdSchema.parse(name);
    return openCase({ caseId, process: 'pakn', board: 'b', row: '1', title: name, by: SYSTEM, now }, { store: cases });
  };
  const signIn = (name: string, now: number): Promise<void> =>
    entries.append({ what: 'signed-in', name, person: null, about: '', now, requestId: name });
  for (const day of [-5, -4, -1, 0].map((days): PlainDate => addDays(TODAY, days))) {
    const now = instantOf(day, 0, 5);
    // The daily run does all its work at one instant; somebody comes in at that very instant too.
    await Promise.all(Array.from({ length: 60 }, (_, i) => open(`${day}-${i}`, now)));
    await Promise.all(Array.from({ length: 7 }, (_, i) => signIn(`người ${i}`, now)));
    await signIn('Lê Thị Mỹ Duyên', now + 1);
  }
  const change = { document: mailRhythmDocument, value: {}, by: personId('x'), why: 'Kiểm thử' };
  await history.save({ ...change, version: 0, now: instantOf(addDays(TODAY, -4), 0, 5) });
});
afterAll(() => table.dynamodb.close());

/** All pages, one after another. */
async function pagesOf(filter: LogFilter): Promise<readonly (readonly LogLine[])[]> {
  const reference = await history.read();
  const pages: (readonly LogLine[])[] = [];
  for (let after: Position | null = null; ;) {
    const { lines, next } = await readLogPage(filter, after, reference, ports);
    pages.push(lines);
    if (next === null) return pages;
    // As the address carries it.
    after = positionOf(asText(next));
    if (after === null) throw new Error('the address loses the place');
  }
}

describe('the log', () => {
  it.each([
    ['of everything', {}, 4 * 68 + 1],
    ['of cases', { source: 'cases' }, 4 * 60],
    ['of one person', { person: 'duyen' }, 4],
    ['of the days before', { to: addDays(TODAY, -3) }, 2 * 68 + 1],
    ['of days without anything', { to: addDays(TODAY, -6) }, 0],
  ] as const)('%s has each line on one page, the newest first', async (_, part, count) => {
    const filter = { ...WEEK, ...part };
    const pages = await pagesOf(filter);
    const whole = await readLog(filter, await history.read(), ports);
    expect(whole).toHaveLength(count);
    expect(pages.flat()).toEqual(whole);
    for (const page of pages) expect(page.length).toBeLessThanOrEqual(LINES_A_PAGE);
  });

  it('reads for a page what a page shows, not the day', async () => {
    reads = 0;
    const { lines } = await readLogPage(WEEK, null, await history.read(), ports);
    expect(lines).toHaveLength(LINES_A_PAGE);
    expect(reads).toBeLessThanOrEqual(LINES_A_PAGE + 1);
  });

  it('begins at its newest line when an address says a place wrongly', () => {
    for (const wrong of [
      '',
      '~~~',
      '12~cases~x',
      '12~nobody~x~',
      'x~cases~x~',
      '-1~cases~x~',
      '1e300~cases~x~',
      '1~cases~~',
    ])
      expect(positionOf(wrong), wrong).toBeNull();
  });

  it('has one order: of two different places one is before the other', () => {
    const place = fc.record({
      at: fc.integer({ min: 0, max: 3 }),
      source: fc.constantFrom('cases', 'settings', 'access'),
      id: fc.constantFrom('a', 'b'),
      caseId: fc.constantFrom(null, caseIdSchema.parse('one'), caseIdSchema.parse('two')),
    });
    fc.assert(
      fc.property(place, place, (a, b) => {
        expect(Math.sign(newestFirst(a, b)) + Math.sign(newestFirst(b, a))).toBe(0);
        const isSame = a.at === b.at && a.source === b.source && a.id === b.id;
        expect(newestFirst(a, b) === 0).toBe(isSame);
        expect(positionOf(asText(a))).toEqual(a);
      }),
    );
  });
});
