import { describe, expect, it } from 'vitest';
import { deadlineSchema, parsePhrase, type Deadline } from '#shared/deadlines/index.ts';
import {
  adhoc,
  afterDays,
  afterNow,
  afterWorkdays,
  and,
  before,
  cont,
  every,
  month,
  monthDay,
  monthRange,
  months,
  or,
  quarter,
  quarterEndDay,
  quarters,
  range,
  ref,
  since,
  year,
} from './trees.ts';

const AMBIGUOUS = true;
type Row = readonly [phrase: string, planYear: number, deadline: Deadline, ambiguous?: true];

const ministers = 'Bộ trưởng, Thủ trưởng cơ quan ngang bộ';
const delegated = 'Quyết định công bố thừa ủy quyền của Chủ tịch UBND tỉnh';
const signing = `ký ban hành ${delegated}`;

/** Every distinct phrase in the time columns of five real plans. */
const windows: readonly Row[] = [
  ['Năm 2024', 2024, year(2024)],
  ['Trong năm 2024', 2024, year(2024)],
  ['Tháng 12/2024', 2024, month(2024, 12)],
  ['Tháng 9/2018', 2018, month(2018, 9)],
  ['Trong tháng 02/2024', 2024, month(2024, 2)],
  ['Chậm nhất Tháng 5', 2023, { kind: 'MONTH', ...months(2023, 5, 5), by: true }],
  ['Tháng 1 → Tháng 12', 2023, monthRange(2023, 1, 12)],
  ['Tháng 01 → Tháng 12', 2023, monthRange(2023, 1, 12)],
  ['Tháng 2 → Tháng 2', 2023, monthRange(2023, 2, 2)],
  ['Tháng 2 → Tháng 3', 2023, monthRange(2023, 2, 3)],
  ['Tháng 2 Tháng 3', 2023, monthRange(2023, 2, 3), AMBIGUOUS],
  ['Tháng 2 → Tháng 4', 2023, monthRange(2023, 2, 4)],
  ['Tháng 2 → Tháng 5', 2023, monthRange(2023, 2, 5)],
  ['Quý II', 2023, quarter(2023, 2)],
  ['Quý IV', 2023, quarter(2023, 4)],
  ['Quý I/2024', 2024, quarter(2024, 1)],
  ['Quý II/2024', 2024, quarter(2024, 2)],
  ['Quý III/2024', 2024, quarter(2024, 3)],
  ['Quý I/2019', 2018, quarter(2019, 1)],
  ['Quý II/2019', 2018, quarter(2019, 2)],
  ['Quý IV/2018', 2018, quarter(2018, 4)],
  ['Quý IV/2020', 2018, quarter(2020, 4)],
  ['Quý IV/2018 và hàng năm', 2018, and(quarter(2018, 4), every('year'))],
  ['Quý III/ 2018 và hàng năm', 2018, and(quarter(2018, 3), every('year'))],
  ['Quý I, II/2024', 2024, quarters(2024, 1, 2), AMBIGUOUS],
  ['Quý I, II, III, IV/2024', 2024, every('quarter', months(2024, 1, 12))],
];

const recurring: readonly Row[] = [
  ['Thường xuyên', 2024, cont],
  ['Thường xuyên theo thời gian thực', 2024, cont],
  ['Hàng năm', 2018, every('year')],
  ['Định kỳ hàng quý, năm', 2024, and(every('quarter'), every('year'))],
  ['Thực hiện hàng Quý, năm', 2023, and(every('quarter'), every('year'))],
  ['Định kỳ hằng quý', 2024, every('quarter')],
  ['Định kỳ theo quy định', 2024, every(null), AMBIGUOUS],
  ['Theo định kỳ và đột xuất', 2023, and(every(null), adhoc()), AMBIGUOUS],
  ['Định kỳ trước ngày 10 hằng tháng', 2024, monthDay(10, true)],
  ['Định kỳ trước ngày 15 hằng tháng', 2024, monthDay(15, true)],
  ['- Thời gian chậm nhất là ngày 17 của tháng cuối quý.', 2024, quarterEndDay(17)],
  ['- Thời gian chậm nhất là ngày 19 của tháng cuối quý.', 2024, quarterEndDay(19)],
  ['- Thời gian chậm nhất là ngày 22 của tháng cuối quý.', 2024, quarterEndDay(22)],
];

const dates: readonly Row[] = [
  ['Trước ngày 15/01/2024', 2024, before('2024-01-15')],
  ['Trước ngày 05/03/2024', 2024, before('2024-03-05')],
  ['Trước ngày 15/3/2024', 2024, before('2024-03-15')],
  ['Trước ngày 31/3/2024', 2024, before('2024-03-31')],
  ['Trước ngày 30/8/2024', 2024, before('2024-08-30')],
  ['Trước ngày 15/10/2024', 2024, before('2024-10-15')],
  ['Trước 15/12/2024', 2024, before('2024-12-15')],
  ['Thực hiện từ 01/6/2023', 2023, since('2023-06-01')],
  ['01/3 → 30/7', 2023, range('2023-03-01', '2023-07-30')],
];

const events: readonly Row[] = [
  ...[
    'có Thông tư của Bộ Nội vụ',
    'có Thông tư của Bộ Tài chính',
    'có văn bản hướng dẫn',
    'có hướng dẫn',
    'có Quyết định của Thủ tướng',
    'có Quyết định kiện toàn',
    'văn bản QPPL được ban hành',
    'có Quyết định công bố TTHC của Chủ tịch UBND tỉnh',
  ].map((event): Row => [`Ngay sau khi ${event}`, 2024, afterNow(event)]),
  ['Sau khi có báo cáo kết quả giải quyết', 2024, afterNow('có báo cáo kết quả giải quyết')],
  [
    'Thường xuyên, ngay sau có QĐ phê duyệt của Chủ tịch UBND tỉnh',
    2023,
    and(cont, afterNow('có QĐ phê duyệt của Chủ tịch UBND tỉnh')),
  ],
  [
    `Hoàn thành trước 10 ngày thông thường kể từ ngày ${ministers} ký ban hành Danh mục TTHC`,
    2024,
    afterDays(10, `${ministers} ký ban hành Danh mục TTHC`),
  ],
  [
    `Hoàn thành trước 10 ngày thông thường kể từ ngày ${signing}: - Phê duyệt quy trình nội bộ trước 07 ngày; - Thiết lập quy trình điện tử chậm nhất là 03 ngày.`,
    2024,
    {
      kind: 'CHAIN',
      total: 10,
      event: signing,
      steps: [
        { ...afterDays(7, signing), what: 'Phê duyệt quy trình nội bộ' },
        { ...afterDays(3, 'phê duyệt quy trình nội bộ'), what: 'Thiết lập quy trình điện tử' },
      ],
    },
  ],
  ['Chậm nhất là 03 ngày làm việc kể từ ngày quyết định công bố', 2024, afterWorkdays(3, 'quyết định công bố')],
  ['Chậm nhất là 05 ngày thông thường kể từ ngày quyết định công bố', 2024, afterDays(5, 'quyết định công bố')],
  [
    `- Trước 05 ngày thông thường kể từ ngày ${delegated}; - Hoặc trước 15 ngày thông thường tính từ thời gian ${ministers} ban hành Danh mục TTHC.`,
    2024,
    or(afterDays(5, delegated), afterDays(15, `${ministers} ban hành Danh mục TTHC`)),
    AMBIGUOUS,
  ],
  [
    'Theo Quyết định công bố của Bộ và việc ban hành văn bản QPPL của tỉnh',
    2023,
    and(afterNow('Quyết định công bố của Bộ'), afterNow('ban hành văn bản QPPL của tỉnh')),
  ],
  [
    'Theo chỉ đạo của Thủ tướng Chính phủ và tình hình thực tế tại địa phương',
    2023,
    adhoc('chỉ đạo của Thủ tướng Chính phủ và tình hình thực tế tại địa phương'),
  ],
  [
    'Căn cứ vào tình hình nhu cầu thực tế của người dân, doanh nghiệp',
    2023,
    adhoc('tình hình nhu cầu thực tế của người dân, doanh nghiệp'),
  ],
];

const inspection = 'Tổ chức kiểm tra đột xuất khi có phản ánh, kiến nghị của người dân, doanh nghiệp';
const plan7781 = 'Kế hoạch số 7781/KH-UBND ngày 24/11/2022 của UBND tỉnh';
const plan8067 = 'Kế hoạch số 8067/KH-UBND ngày 02/12/2022 của UBND tỉnh';
const letter1271 = 'Công văn số 1271/UBND-NCKS ngày 26/02/2024 của UBND tỉnh';

const references: readonly Row[] = [
  [`Thường xuyên: đảm bảo theo ${plan7781}`, 2024, and(cont, ref(plan7781))],
  [
    'Quý I/2024 hoặc theo Quyết định phê duyệt của Bộ, ngành',
    2024,
    or(quarter(2024, 1), ref('Quyết định phê duyệt của Bộ, ngành')),
  ],
  [
    'Theo Kế hoạch riêng hoặc kết hợp cùng Kế hoạch kiểm tra công tác cải cách hành chính',
    2024,
    or(ref('Kế hoạch riêng'), ref('Kế hoạch kiểm tra công tác cải cách hành chính')),
  ],
  ['Theo quy định → Theo quy định', 2023, ref('quy định')],
  [`Theo ${plan8067} và ${letter1271}`, 2024, and(ref(plan8067), ref(letter1271))],
  [
    `Theo kế hoạch của UBND tỉnh hoặc ${inspection}`,
    2024,
    or(ref('kế hoạch của UBND tỉnh'), adhoc('có phản ánh, kiến nghị của người dân, doanh nghiệp')),
  ],
  ...[
    'Kế hoạch riêng',
    'kế hoạch',
    'Kế hoạch',
    'Kế hoạch kiểm tra',
    'Kế hoạch xây dựng văn bản QPPL',
    'Chương trình công tác của UBND tỉnh',
    'lộ trình Thủ tướng Chính phủ, Chủ tịch UBND tỉnh giao',
    'Công văn số 3033/UBND-KSTT ngày 18/10/2022 của Chủ tịch UBND tỉnh',
    'Kế hoạch số 1080/KH-UBND ngày 17/02/2024 về Tiếp tục triển khai thực hiện nhiệm vụ Đề án 06 năm 2024 của UBND tỉnh',
    'thời gian tại Kế hoạch số 7384/KH-UBND ngày 30/10/2023 của UBND tỉnh',
    'Đề án phê duyệt tại Quyết định số 2114/QĐ-UBND ngày 12/8/2022 của UBND tỉnh',
    'tiến độ tại Kế hoạch 8079/KH-UBND ngày 12/11/2021 của UBND tỉnh',
    'Kế hoạch số 2693/KH-UBND ngày 10/5/2021 của UBND tỉnh',
  ].map((text): Row => [`Theo ${text}`, 2024, ref(text)]),
  ['', 2024, { kind: 'EMPTY' }],
];

const families = { windows, recurring, dates, events, references };

for (const [family, rows] of Object.entries(families))
  describe(`in the five plans, ${family}`, () => {
    for (const [phrase, planYear, deadline, ambiguous] of rows) {
      it(`«${phrase}» (${planYear}) is read exactly`, () => {
        const parsed = parsePhrase(phrase, { planYear });
        if (!parsed.ok) throw new Error(parsed.error.message);
        expect(parsed.value.deadline).toEqual(deadline);
        expect(parsed.value.flags).toEqual(ambiguous === true ? ['ambiguous-deadline'] : []);
        expect(deadlineSchema.parse(parsed.value.deadline)).toEqual(deadline);
      });
    }
  });
