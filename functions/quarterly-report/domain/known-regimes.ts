/** The regimes this version ships with; an administrator's edit is a new list. */
import { regimesSchema, type Regime } from './regime.ts';

/** «MEM» domain §3f: from the 15th of the month before to the 14th of the last month; the year's from 15 December. */
const PERIODS: Regime['periods'] = [
  {
    part: 'q1',
    window: { from: { year: -1, month: 12, day: 15 }, to: { year: 0, month: 3, day: 14 } },
    dueMonth: 3,
    previous: { year: -1, part: 'year' },
    carriesInto: { year: 0, part: 'q2' },
  },
  {
    part: 'q2',
    window: { from: { year: 0, month: 3, day: 15 }, to: { year: 0, month: 6, day: 14 } },
    dueMonth: 6,
    previous: { year: 0, part: 'q1' },
    carriesInto: { year: 0, part: 'q3' },
  },
  {
    part: 'q3',
    window: { from: { year: 0, month: 6, day: 15 }, to: { year: 0, month: 9, day: 14 } },
    dueMonth: 9,
    previous: { year: 0, part: 'q2' },
    // The annual report covers the same days again.
    carriesInto: null,
  },
  {
    part: 'year',
    window: { from: { year: -1, month: 12, day: 15 }, to: { year: 0, month: 12, day: 14 } },
    dueMonth: 12,
    previous: { year: -1, part: 'year' },
    carriesInto: { year: 1, part: 'q1' },
  },
];

export const knownRegimes: readonly Regime[] = regimesSchema.parse([
  {
    validFrom: '2020-01-01',
    source:
      'Thông tư 01/2020/TT-VPCP; ngày gửi theo Kế hoạch kiểm soát TTHC tỉnh Quảng Nam năm 2024, mục XI. ' +
      'Kỳ số liệu cần đối chiếu với Thông tư.',
    verified: false,
    opensOnDay: 1,
    onDayOff: 'stay',
    checkDays: 2,
    correctionDays: 3,
    periods: PERIODS,
    lines: [
      { who: { kind: 'committees', tier: 'commune' }, day: 17 },
      { who: { kind: 'departments', tier: 'province' }, day: 19 },
      { who: { kind: 'committees', tier: 'district' }, day: 19 },
      { who: { kind: 'committees', tier: 'province' }, day: 22 },
    ],
  },
  {
    validFrom: '2025-07-01',
    source:
      'Như trên, không còn cấp huyện (Luật Tổ chức chính quyền địa phương số 72/2025/QH15). ' +
      'Ngày gửi của mô hình hai cấp cần đối chiếu với văn bản của tỉnh.',
    verified: false,
    opensOnDay: 1,
    onDayOff: 'stay',
    checkDays: 2,
    correctionDays: 3,
    periods: PERIODS,
    lines: [
      { who: { kind: 'committees', tier: 'commune' }, day: 17 },
      { who: { kind: 'departments', tier: 'province' }, day: 19 },
      { who: { kind: 'committees', tier: 'province' }, day: 22 },
    ],
  },
]);
