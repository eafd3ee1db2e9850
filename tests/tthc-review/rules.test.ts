import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  costsOfGroups,
  followUpsOf,
  gapsOf,
  newGroup,
  sheetAfter,
  type Finding,
  type Group,
} from '#functions/tthc-review/domain/group.ts';
import {
  clockOf,
  milestoneFaults,
  milestonesOf,
  milestonesReference,
  stepDaysReference,
  type Step,
} from '#functions/tthc-review/domain/milestones.ts';
import { caseIdOf, readCaseId } from '#functions/tthc-review/domain/review.ts';
import { readGroup } from '#functions/tthc-review/pages/group-form.ts';
import { shippedCalendar } from '#shared/calendar/index.ts';
import { savingOf } from '#shared/compliance-cost/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { unitId } from '#shared/org/index.ts';

const LINE = {
  activity: 'Chờ giải quyết',
  hours: 80,
  hourlyIncome: 40_000,
  services: 0,
  fees: 0,
  timesPerYear: 1,
  subjects: 10,
};
const aGroup = (given: Partial<Group>): Group => ({
  ...newGroup('Nhóm TTHC đầu tư', 'ordered'),
  measures: 'Rút ngắn một ngày',
  reasons: 'Đã có dữ liệu',
  before: [LINE],
  after: [{ ...LINE, hours: 72 }],
  ...given,
});

describe('the milestones of a review year', () => {
  const milestones = milestonesOf(milestonesReference.initial, 2023);
  const due = (step: Step, asked: string) =>
    clockOf(step, {
      milestones,
      asked: plainDate(asked),
      days: stepDaysReference.initial,
      calendar: shippedCalendar(),
    }).due;

  it('are those of Bắc Ninh for 2023; none rolls off a weekend, but warnings aim at the working day before', () => {
    expect(due('plan', '2023-02-20')).toEqual({ strict: '2023-02-27', lenient: '2023-02-28' });
    expect(due('results', '2023-03-01')).toEqual({ strict: '2023-07-28', lenient: '2023-07-30' });
    expect(due('draft', '2023-08-01')).toEqual({ strict: '2023-08-29', lenient: '2023-08-30' });
    expect(due('proposals', '2023-08-30')).toEqual({ strict: '2023-09-08', lenient: '2023-09-10' });
    expect(due('amendments', '2023-08-30')).toEqual({ strict: '2023-12-29', lenient: '2023-12-30' });
  });

  it('leave the office ten and the leader five working days from what they are handed', () => {
    // From Friday 28/7/2023: ten working days end on Friday 11/8.
    expect(due('evaluation', '2023-07-28').lenient).toBe('2023-08-11');
    // From Wednesday 30/8/2023: 31/8, then 1 and 4/9 are off for the national day: 5, 6, 7 and 8/9.
    expect(due('signature', '2023-08-30').lenient).toBe('2023-09-08');
  });

  it('give who is asked late his least working days: results returned on Friday 28/7 are due on 4/8', () => {
    expect(due('results', '2023-07-28').lenient).toBe('2023-08-04');
  });

  it('stand in order', () => {
    expect(milestoneFaults(milestones)).toEqual([]);
    const wrong = { ...milestones, draft: plainDate('2023-07-01') };
    expect(milestoneFaults(wrong)).toMatchObject([{ field: 'draft' }]);
  });
});

describe('a group', () => {
  it('that is kept saves nothing, one that is abolished saves all, one that is simplified the difference', () => {
    const saved = (finding: Finding) => savingOf([aGroup({ finding }).before], [sheetAfter(aGroup({ finding }))]);
    expect(saved('keep')).toMatchObject({ dong: 0, percent: 0 });
    expect(saved('abolish')).toMatchObject({ dong: 32_000_000, percent: 100 });
    expect(saved('simplify')).toMatchObject({ dong: 3_200_000, percent: 10 });
  });

  it('is handed in only with a finding, its reasons and its costs', () => {
    expect(gapsOf(newGroup('Nhóm', 'petitions'))).toEqual(['chưa có kết luận']);
    expect(gapsOf(aGroup({ finding: 'simplify', measures: '', after: [] }))).toEqual([
      'chưa có phương án',
      'chưa tính chi phí sau rà soát',
    ]);
    expect(gapsOf(aGroup({ finding: 'keep', measures: '', after: [] }))).toEqual([]);
    expect(gapsOf(aGroup({ finding: 'abolish', reasons: '' }))).toEqual(['chưa có lý do']);
  });

  it('costs of all groups never exceed what they were when none becomes dearer', () => {
    const findings = fc.array(fc.constantFrom<Finding>('keep', 'abolish', 'simplify'), { maxLength: 8 });
    fc.assert(
      fc.property(findings, (each) => {
        const { before, after } = costsOfGroups(each.map((finding) => aGroup({ finding })));
        expect(after).toBeLessThanOrEqual(before);
        expect(before).toBe(each.length * 32_000_000);
      }),
    );
  });
});

describe('follow-ups', () => {
  const ministry = { to: 'Bộ Tư pháp', what: 'bỏ giấy xác nhận' };
  const text = { to: 'QĐ 12/2020/QĐ-UBND', what: 'sửa Điều 5' };

  it('are one for each ministry and each local text, whatever number of groups names it', () => {
    const groups = [
      aGroup({ finding: 'simplify', proposals: [ministry], amendments: [text] }),
      aGroup({ finding: 'abolish', proposals: [{ ...ministry, what: 'bỏ lệ phí' }] }),
    ];
    expect(followUpsOf(groups)).toEqual([
      { taskId: 'proposal-1', step: 'proposals', to: 'Bộ Tư pháp', what: ['bỏ giấy xác nhận', 'bỏ lệ phí'] },
      { taskId: 'amendment-1', step: 'amendments', to: 'QĐ 12/2020/QĐ-UBND', what: ['sửa Điều 5'] },
    ]);
  });

  it('come of no group that is kept as it is', () => {
    expect(followUpsOf([aGroup({ finding: 'keep', proposals: [ministry] })])).toEqual([]);
  });

  it('are typed a line each: addressee, colon, what; anything else is told with its line', () => {
    const typed = (proposals: string) => readGroup(new URLSearchParams({ finding: 'simplify', proposals }));
    expect(typed('Bộ Tư pháp: bỏ giấy xác nhận\n\n')).toMatchObject({ ok: true, value: { proposals: [ministry] } });
    const wrong = typed('Bộ Tư pháp: bỏ giấy xác nhận\nbỏ lệ phí');
    expect(wrong).toMatchObject({ ok: false, error: [{ field: 'proposals' }] });
    expect(JSON.stringify(wrong)).toContain('Dòng 2');
  });
});

it('a unit has one review a year, under an id that names an execution', () => {
  const id = caseIdOf(2023, unitId('ban-quan-ly-cac-khu-kinh-te-va-khu-cong-nghiep'));
  expect(id).toBe(caseIdOf(2023, unitId('ban-quan-ly-cac-khu-kinh-te-va-khu-cong-nghiep')));
  expect(id.length).toBeLessThanOrEqual(80);
  expect(readCaseId(id)).toBe(id);
  expect(readCaseId('tthc-review-2023-so-y-te')).toBeUndefined();
});
