/** How an administrator reads the regimes and forms of reports. */
import type { SettingWords } from '#shared/reference/index.ts';

const CLASSES = {
  central: 'trung ương',
  province: 'cấp tỉnh',
  district: 'cấp huyện',
  commune: 'cấp xã',
  departments: 'sở, ban, ngành',
  offices: 'phòng, văn phòng',
  committees: 'ủy ban nhân dân',
  'one-stop': 'bộ phận một cửa',
  vertical: 'cơ quan ngành dọc',
};

const VALIDITY = {
  '*.validFrom': 'Có hiệu lực từ ngày',
  '*.validTo': 'Hết hiệu lực ngày',
  '*.source': 'Căn cứ',
  '*.verified': 'Đã đối chiếu với văn bản gốc',
  '*.kind': 'Loại cơ quan',
  '*.tier': 'Cấp',
} as const;

export const REGIME_WORDS: SettingWords = {
  title: 'Báo cáo định kỳ: ngày gửi, kỳ số liệu',
  about: 'Ai báo cáo trước ngày nào của tháng cuối quý, số liệu từ ngày nào đến ngày nào (Thông tư 01/2020/TT-VPCP).',
  labels: {
    '': 'Chế độ báo cáo',
    ...VALIDITY,
    opensOnDay: { label: 'Mở báo cáo vào ngày', unit: 'của tháng' },
    onDayOff: 'Hạn rơi vào ngày nghỉ thì',
    checkDays: { label: 'Kiểm tra báo cáo', unit: 'ngày làm việc' },
    correctionDays: { label: 'Sửa báo cáo mở lại', unit: 'ngày làm việc' },
    periods: 'Kỳ báo cáo',
    '*.part': 'Kỳ',
    '*.window': 'Kỳ số liệu',
    'periods.window.from': 'Từ ngày',
    'periods.window.to': 'Đến ngày',
    '*.year': { label: 'Năm so với năm của kỳ', hint: '−1 năm trước, 0 cùng năm, 1 năm sau' },
    '*.month': 'Tháng',
    '*.day': 'Ngày',
    '*.dueMonth': 'Tháng gửi',
    '*.previous': 'Số kỳ trước lấy từ',
    '*.carriesInto': 'Số liệu đến muộn tính vào kỳ',
    lines: 'Ngày gửi',
    'lines.who': 'Đơn vị báo cáo',
    'lines.day': { label: 'Chậm nhất ngày', unit: 'của tháng' },
  },
  options: {
    ...CLASSES,
    ...{ q1: 'Quý I', q2: 'Quý II', q3: 'Quý III', year: 'Năm' },
    ...{ stay: 'giữ nguyên', forward: 'lùi sang ngày làm việc sau', backward: 'đưa về ngày làm việc trước' },
  },
};

export const FORM_WORDS: SettingWords = {
  title: 'Báo cáo định kỳ: biểu mẫu',
  about:
    'Cột, công thức, điều kiện kiểm tra và hiệu lực của từng biểu. Biểu đổi thì thêm mục mới có ngày hiệu lực mới.',
  labels: {
    '': 'Biểu',
    ...VALIDITY,
    code: 'Ký hiệu biểu',
    title: 'Tên biểu',
    filledBy: 'Đơn vị điền',
    columns: 'Cột',
    '*.id': { label: 'Mã cột', hint: 'Chữ thường không dấu, số và gạch nối' },
    '*.header': { label: 'Tiêu đề', hint: 'Mỗi dòng một tầng, từ trên xuống' },
    '*.cell': 'Ô',
    '*.over': 'Cộng dồn các kỳ',
    '*.system': 'Lấy sẵn từ hệ thống',
    'columns.cell.from': 'Lấy từ cột',
    'columns.cell.of': { label: 'Tổng của các cột', hint: 'Mỗi dòng một mã cột' },
    checks: 'Điều kiện kiểm tra',
    '*.left': { label: 'Tổng các cột', hint: 'Mỗi dòng một mã cột' },
    '*.is': 'phải',
    '*.right': { label: 'tổng các cột', hint: 'Mỗi dòng một mã cột' },
    '*.beside': 'Báo lỗi cạnh cột',
    '*.message': 'Lời báo lỗi',
    largest: 'Số lớn nhất chấp nhận trong một ô',
  },
  options: {
    ...CLASSES,
    ...{ typed: 'nhập tay', carried: 'chuyển từ kỳ trước', total: 'tổng' },
    ...{ sum: 'cộng lại', last: 'lấy số cuối' },
    ...{ equal: 'bằng', 'at-most': 'không vượt' },
    'pakn-handled-on-time': 'phản ánh xử lý đúng hạn',
    'pakn-handled-late': 'phản ánh xử lý quá hạn',
    'pakn-overdue': 'phản ánh đang quá hạn',
    'tthc-published-on-time': 'thủ tục công khai đúng hạn',
    'tthc-published-late': 'thủ tục công khai trễ',
  },
};
