/** What needs no home: forms with wrong text, units of other times, how much of a locality is inspected, days. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checklistReference, CONTENTS, itemsOf } from '#functions/inspection/domain/checklist.ts';
import { remedyClock } from '#functions/inspection/domain/deadlines.ts';
import { newInspection, type Inspection } from '#functions/inspection/domain/inspection.ts';
import { inspectableOn, shareOf } from '#functions/inspection/domain/units.ts';
import { formOf, readDraft } from '#functions/inspection/pages/draft-form.ts';
import { readStart } from '#functions/inspection/pages/start-form.ts';
import { calendarOf, knownNotices } from '#shared/calendar/index.ts';
import { addDays, plainDate, weekday } from '#shared/kernel/civil-date.ts';
import { unitId } from '#shared/org/index.ts';
import { threeTierProvince, twoTierProvince } from '#shared/org/sample/index.ts';
import { period, written } from './desk.ts';

const TODAY = plainDate('2026-03-02');
const PROVINCE = unitId('ubnd-tinh');
const reformed = twoTierProvince();

const sent = (fields: Readonly<Record<string, string>>): URLSearchParams =>
  new URLSearchParams({
    ...written('12/KH-UBND', '2026-03-01'),
    ...period('2026-04-06', '2026-04-08'),
    contents: 'execution',
    units: 'so-y-te',
    ...fields,
  });

/** The fields a plan's form is refused for, with what is said. */
function faultsOf(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const offered = inspectableOn(reformed, PROVINCE, TODAY);
  const read = readStart(sent(fields), { kind: 'scheduled', today: TODAY, organisation: reformed, offered });
  return read.ok ? {} : Object.fromEntries(read.error.map(({ field = '', message }) => [field, message]));
}

describe('the form of the plan', () => {
  it('is taken as it stands', () => {
    expect(faultsOf({})).toEqual({});
  });

  it('takes units of every tier', () => {
    const commune = inspectableOn(reformed, PROVINCE, TODAY).find(({ tier }) => tier === 'commune');
    expect(faultsOf({ units: '', 'units-commune': commune?.id ?? '' })).toEqual({});
  });

  it('says of a unit that a reform dissolved who has its work on the first day', () => {
    const { units = '' } = faultsOf({ units: 'ubnd-quan-huyen-1' });
    const [heir] = reformed.successorsOn(unitId('ubnd-quan-huyen-1'), plainDate('2026-04-06'));
    expect(units).toContain('không còn hoạt động vào ngày 06/04/2026');
    expect(units).toContain(heir?.names.at(-1)?.name);
  });

  it.each([
    ['units', { units: 'so-ao' }, 'không có trong danh mục'],
    ['units', { units: 'ubnd-tinh' }, 'ngoài phạm vi'],
    ['units', { units: '' }, 'Chọn đơn vị'],
    ['from', period('2026-03-01', '2026-04-08'), 'ở trước hôm nay'],
    ['to', period('2026-04-08', '2026-04-06'), 'ở trước ngày bắt đầu'],
    ['to', { 'to-day': '31', 'to-month': '4' }, 'không có ngày 31/4/2026'],
    ['contents', { contents: 'tat-ca' }, 'Chọn ít nhất một nội dung'],
    ['date', written('12/KH', '2026-03-03'), 'ở sau hôm nay'],
    ['number', { number: ' ' }, 'Nhập số, ký hiệu'],
    ['link', { link: 'javascript:alert(1)' }, 'http://'],
  ])('refuses %s that cannot be', (field, fields, message) => {
    expect(faultsOf(fields)[field]).toContain(message);
  });
});

describe('recommendations', () => {
  const row = (what: string, days: string) =>
    readDraft(new URLSearchParams({ 'recommendation-0-what': what, 'recommendation-0-days': days }));

  it.each(['', '0', '-3', '367', '1.5', 'mười lăm'])('have days between 1 and 366, not «%s»', (days) => {
    const read = row('Niêm yết lại', days);
    expect(read.ok ? [] : read.error.map(({ field }) => field)).toEqual(['recommendation-0-days']);
  });

  it('without text are none, whatever their days are', () => {
    expect(row(' ', 'x')).toEqual({ ok: true, value: { summary: '', recommendations: [] } });
  });

  it('come back from their form as they were', () => {
    const recommendation = fc.record({
      what: fc
        .string({ minLength: 1, maxLength: 80 })
        .filter((text) => text.trim() !== '')
        .map((text) => text.trim()),
      days: fc.integer({ min: 1, max: 366 }),
    });
    const draft = fc.record({
      summary: fc.constant('Tốt'),
      recommendations: fc.array(recommendation, { maxLength: 20 }),
    });
    fc.assert(
      fc.property(draft, (value) => {
        expect(readDraft(formOf(value))).toEqual({ ok: true, value });
      }),
    );
  });

  it('end on the working day on or after their last calendar day', () => {
    const calendar = calendarOf(knownNotices);
    const day = fc.integer({ min: 0, max: 365 }).map((after) => addDays(plainDate('2024-01-01'), after));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (issued, days) => {
        const { lenient } = remedyClock(issued, days, calendar).due;
        expect(lenient).toBe(calendar.onOrAfter(addDays(issued, days)));
      }),
    );
  });

  it('given 15 days on Friday 14/6/2024 end on Monday 1/7, since 29/6 is a Saturday', () => {
    expect(weekday(plainDate('2024-06-29'))).toBe(6);
    expect(remedyClock(plainDate('2024-06-14'), 15, calendarOf(knownNotices)).due.lenient).toBe('2024-07-01');
  });
});

const anInspection = (fields: Partial<Inspection>): Inspection => ({
  ...newInspection({
    kind: 'scheduled',
    unit: unitId('so-y-te'),
    inspector: unitId('van-phong-ubnd-tinh'),
    committee: PROVINCE,
    period: { from: TODAY, to: TODAY },
    contents: ['execution'],
    checklist: itemsOf(checklistReference.initial, ['execution']),
    plan: null,
    cause: null,
  }),
  ...fields,
});

describe('how much of a locality is inspected', () => {
  const conclusion = { document: { number: '1/TB', date: TODAY, link: null }, summary: '', recommendations: [] };
  const share = (...inspections: readonly Partial<Inspection>[]) =>
    shareOf(inspections.map(anInspection), reformed, PROVINCE, TODAY);

  it('counts departments and every committee below, not the committee itself', () => {
    const ofThreeTiers = shareOf([], threeTierProvince(), PROVINCE, plainDate('2024-03-04'));
    const [departments, districts, communes] = [20, 18, 241];
    expect(ofThreeTiers.units).toBe(departments + districts + communes);
    expect(inspectableOn(reformed, PROVINCE, TODAY).map(({ id }) => id)).not.toContain(PROVINCE);
  });

  it('a unit inspected twice counts once, one called off not at all, and what a unit found by itself neither', () => {
    expect(share({}, { kind: 'surprise', conclusion })).toMatchObject({ planned: 1, inspected: 1 });
    expect(share({ calledOff: 'Trùng' }, { kind: 'self', conclusion })).toMatchObject({ planned: 0, inspected: 0 });
  });

  it('a public-service centre counts for the committee it stands under', () => {
    const centre = inspectableOn(reformed, PROVINCE, TODAY).find(
      ({ classes, tier, parent }) =>
        tier === 'commune' && parent !== PROVINCE && classes.every(({ kind }) => kind === 'one-stop'),
    );
    const both = [centre?.id, centre?.parent].map((id) => ({ unit: unitId(id ?? '') }));
    expect(share(...both)).toMatchObject({ planned: 1 });
  });
});

it('the checklist that is shipped has questions for every content, and fits the tasks a conclusion can have', () => {
  for (const content of CONTENTS) expect(itemsOf(checklistReference.initial, [content])).not.toEqual([]);
  expect(
    checklistReference.schema.safeParse([...checklistReference.initial, ...checklistReference.initial]),
  ).toMatchObject({
    success: false,
  });
});
