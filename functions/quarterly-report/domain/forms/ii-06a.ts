/** Biểu II.06a: dossiers received and handled. Columns as seen in a working system (domain §3f). */
import { formSchema, type Form } from '../form.ts';

const RECEIVED = 'Số hồ sơ nhận giải quyết';
const SOLVED = 'Số hồ sơ đã giải quyết';
const PENDING = 'Số hồ sơ đang giải quyết';
const typed = { kind: 'typed', over: 'sum', system: null } as const;
const stock = { kind: 'typed', over: 'last', system: null } as const;

export const ii06a: Form = formSchema.parse({
  code: 'II.06a',
  title: 'Tình hình, kết quả giải quyết thủ tục hành chính tại cơ quan, đơn vị',
  validFrom: '2020-01-01',
  validTo: null,
  filledBy: [
    { kind: 'departments', tier: 'province' },
    { kind: 'committees', tier: 'district' },
    { kind: 'committees', tier: 'commune' },
  ],
  columns: [
    {
      id: 'received',
      header: [RECEIVED, 'Tổng số'],
      cell: { kind: 'total', of: ['received-online', 'received-direct', 'carried-over'] },
    },
    { id: 'received-online', header: [RECEIVED, 'Trong kỳ', 'Trực tuyến'], cell: typed },
    { id: 'received-direct', header: [RECEIVED, 'Trong kỳ', 'Trực tiếp, dịch vụ bưu chính'], cell: typed },
    { id: 'carried-over', header: [RECEIVED, 'Từ kỳ trước'], cell: { kind: 'carried', from: 'pending' } },
    {
      id: 'solved',
      header: [SOLVED, 'Tổng số'],
      cell: { kind: 'total', of: ['solved-early', 'solved-on-time', 'solved-late'] },
    },
    { id: 'solved-early', header: [SOLVED, 'Trước hạn'], cell: typed },
    { id: 'solved-on-time', header: [SOLVED, 'Đúng hạn'], cell: typed },
    { id: 'solved-late', header: [SOLVED, 'Quá hạn'], cell: typed },
    {
      id: 'pending',
      header: [PENDING, 'Tổng số'],
      cell: { kind: 'total', of: ['pending-in-time', 'pending-late'] },
    },
    { id: 'pending-in-time', header: [PENDING, 'Trong hạn'], cell: stock },
    { id: 'pending-late', header: [PENDING, 'Quá hạn'], cell: stock },
  ],
  checks: [
    {
      left: ['received'],
      is: 'equal',
      right: ['solved', 'pending'],
      beside: 'pending-in-time',
      message:
        'Số hồ sơ nhận giải quyết phải bằng số đã giải quyết cộng số đang giải quyết. ' +
        'Kiểm tra lại các cột nhận, đã giải quyết và đang giải quyết.',
    },
  ],
  largest: 10_000_000,
  source: 'Biểu số II.06a/VPCP/KSTT (Thông tư 01/2020/TT-VPCP)',
  verified: false,
});
