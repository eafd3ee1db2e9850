/** How an administrator reads the scale and the calendar of the index. */
import type { SettingWords } from '#shared/reference/index.ts';

export const SCALE_WORDS: SettingWords = {
  title: 'Bộ chỉ số 766: thang điểm',
  about: 'Nhóm, chỉ số, điểm tối đa và xếp loại (Quyết định 766/QĐ-TTg). Tổng điểm phải bằng 100.',
  labels: {
    '': 'Thang điểm',
    validFrom: 'Có hiệu lực từ ngày',
    source: 'Căn cứ',
    groups: 'Nhóm chỉ số',
    '*.name': 'Tên',
    'groups.indicators': 'Chỉ số',
    '*.id': { label: 'Mã', hint: 'Chữ thường không dấu và gạch nối; không đổi khi đã dùng' },
    '*.max': { label: 'Điểm tối đa', unit: 'điểm' },
    '*.system': 'Tính từ số liệu của hệ thống',
    '*.verified': 'Đã đối chiếu với văn bản gốc',
    grades: 'Xếp loại, từ cao xuống thấp',
    'grades.from': { label: 'Từ', unit: 'điểm' },
    gradesVerified: 'Xếp loại đã đối chiếu với văn bản gốc',
  },
  options: {
    'tthc-announced': 'công bố thủ tục đúng hạn',
    'tthc-published': 'công khai thủ tục đúng hạn',
    'pakn-handled': 'xử lý phản ánh đúng hạn',
  },
};

export const RULE_WORDS: SettingWords = {
  title: 'Bộ chỉ số 766: ai công bố, ngày nào',
  about: 'Kế hoạch Quảng Nam 2024, mục V.4–5: tỉnh công bố trước ngày 10, cấp dưới trước ngày 15.',
  labels: {
    '': 'Quy tắc công bố',
    validFrom: 'Có hiệu lực từ ngày',
    source: 'Căn cứ',
    lines: 'Công bố',
    'lines.id': { label: 'Mã', hint: 'Không đổi khi đã dùng' },
    'lines.name': 'Tên',
    'lines.publisher': 'Cơ quan công bố',
    'lines.scored': 'Đơn vị được chấm điểm',
    '*.kind': 'Loại cơ quan',
    '*.tier': 'Cấp',
    'lines.day': { label: 'Trước ngày', unit: 'hằng tháng' },
    'lines.verified': 'Đã đối chiếu với văn bản gốc',
    days: 'Số ngày từng bước',
    'days.approval': { label: 'Lãnh đạo duyệt', unit: 'ngày làm việc' },
    'days.least': { label: 'Ít nhất khi giao muộn', unit: 'ngày làm việc' },
    'days.correction': { label: 'Đính chính', unit: 'ngày làm việc' },
  },
  options: {
    central: 'trung ương',
    province: 'cấp tỉnh',
    district: 'cấp huyện',
    commune: 'cấp xã',
    departments: 'sở, ban, ngành',
    offices: 'phòng, văn phòng',
    committees: 'ủy ban nhân dân',
    'one-stop': 'bộ phận một cửa',
    vertical: 'cơ quan ngành dọc',
  },
};
