/**
 * A form of the province's own, no ministry's: petitions handled and procedures published on time, the two shares that
 * the Quảng Nam plan of 2024 sets at 100 % (targets 8 and 10). The system fills it from its own cases.
 */
import { formSchema, type Form } from '../form.ts';

const PAKN = 'Phản ánh, kiến nghị đã xử lý';
const TTHC = 'Việc công bố, công khai TTHC đã xong';
const system = (figure: string) => ({ kind: 'typed', over: 'sum', system: figure });

export const theoDoi: Form = formSchema.parse({
  code: 'TD.01',
  title: 'Phản ánh, kiến nghị và công bố, công khai thủ tục hành chính đúng hạn',
  validFrom: '2024-01-01',
  validTo: null,
  filledBy: [
    { kind: 'departments', tier: 'province' },
    { kind: 'committees', tier: 'district' },
    { kind: 'committees', tier: 'commune' },
  ],
  columns: [
    { id: 'pakn', header: [PAKN, 'Tổng số'], cell: { kind: 'total', of: ['pakn-on-time', 'pakn-late'] } },
    { id: 'pakn-on-time', header: [PAKN, 'Đúng hạn'], cell: system('pakn-handled-on-time') },
    { id: 'pakn-late', header: [PAKN, 'Quá hạn'], cell: system('pakn-handled-late') },
    {
      id: 'pakn-overdue',
      header: ['Phản ánh, kiến nghị đang quá hạn'],
      cell: { kind: 'typed', over: 'last', system: 'pakn-overdue' },
    },
    { id: 'tthc', header: [TTHC, 'Tổng số'], cell: { kind: 'total', of: ['tthc-on-time', 'tthc-late'] } },
    { id: 'tthc-on-time', header: [TTHC, 'Đúng hạn'], cell: system('tthc-published-on-time') },
    { id: 'tthc-late', header: [TTHC, 'Quá hạn'], cell: system('tthc-published-late') },
  ],
  checks: [],
  largest: 100_000,
  source: 'Biểu theo dõi của tỉnh (chỉ tiêu 8 và 10, Kế hoạch kiểm soát TTHC tỉnh Quảng Nam năm 2024)',
  verified: true,
});
