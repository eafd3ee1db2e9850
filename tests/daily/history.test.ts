/** What the mails of a morning share is read once for all of them. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readDay, type Day } from '#functions/daily/mails/facts.ts';
import { caseIdSchema } from '#shared/casework/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { startDaily, type Daily } from './world.ts';

const CASE = caseIdSchema.parse('plan-1');
const OTHER = caseIdSchema.parse('plan-2');

describe('a case’s history', () => {
  let daily: Daily;
  let day: Day;
  beforeEach(async () => {
    daily = await startDaily();
    const reference = await daily.ports.reference.read();
    day = await readDay(
      { date: plainDate('2024-03-05'), reference, portalUrl: '', kept: [], addressed: [] },
      daily.ports,
    );
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await daily.close();
  });

  it('is read once for all mails of a morning, each case for itself', async () => {
    const reads = vi.spyOn(daily.ports.cases, 'eventsOf');
    await Promise.all([day.historyOf(CASE), day.historyOf(CASE)]);
    await day.historyOf(CASE);
    await day.historyOf(OTHER);
    expect(reads.mock.calls.map(([caseId]) => caseId)).toEqual([CASE, OTHER]);
  });

  it('that could not be read is read again for the next mail', async () => {
    const reads = vi.spyOn(daily.ports.cases, 'eventsOf').mockRejectedValueOnce(new Error('the table is away'));
    await expect(day.historyOf(CASE)).rejects.toThrow('the table is away');
    expect(await day.historyOf(CASE)).toEqual([]);
    expect(reads).toHaveBeenCalledTimes(2);
  });
});
