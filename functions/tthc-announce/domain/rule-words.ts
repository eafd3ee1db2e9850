/** How an administrator reads the terms of announcing. */
import type { SettingWords } from '#shared/reference/index.ts';

export const RULE_WORDS: SettingWords = {
  title: 'Công bố thủ tục: thời hạn và nơi công khai',
  about:
    'Nghị định 63/2010/NĐ-CP và kế hoạch của tỉnh. Mỗi thời hạn có một hay nhiều mốc, mốc sớm nhất được áp dụng; ' +
    'hồ sơ giữ quy tắc của ngày ký quyết định.',
  labels: {
    announce: 'Ban hành quyết định công bố',
    '*.ordinary': 'Thời hạn thông thường',
    '*.shortened': 'Thời hạn rút gọn',
    '*.n': 'Số ngày',
    '*.count': 'Tính theo',
    '*.from': 'Kể từ',
    '*.basis': { label: 'Căn cứ', hint: 'Như người ta dẫn, ví dụ: Nghị định 63/2010/NĐ-CP, Điều 15' },
    handOver: 'Chuyển hồ sơ trước ngày cuối',
    'handOver.draft': { label: 'Dự thảo', unit: 'ngày làm việc' },
    'handOver.check': { label: 'Kiểm soát chất lượng', unit: 'ngày làm việc' },
    publications: 'Nơi công khai',
    'publications.id': { label: 'Mã', hint: 'Chữ thường không dấu và gạch nối; không đổi khi đã dùng' },
    'publications.name': 'Tên',
    'publications.subject': 'Việc phải làm',
    'publications.agency': { label: 'Đơn vị làm', hint: 'Như kế hoạch ghi; để trống là đơn vị soạn quyết định' },
    'publications.kinds': 'Dùng cho thủ tục',
    'publications.after': { label: 'Làm sau nơi có mã', hint: 'Để trống khi làm ngay từ ngày ký' },
    'publications.proof': 'Hệ thống tìm gì trên trang công khai',
    'publications.addresses': { label: 'Địa chỉ trang công khai', hint: 'Mỗi dòng một địa chỉ, tối đa năm' },
    watchDays: { label: 'Theo dõi trang công khai', unit: 'ngày sau khi ký' },
  },
  options: {
    day: 'ngày',
    'working-day': 'ngày làm việc',
    list: 'ngày bộ ký danh mục',
    effect: 'ngày có hiệu lực, tính lùi',
    decision: 'ngày ký quyết định của tỉnh',
    previous: 'khi xong bước trước',
    new: 'mới ban hành',
    amended: 'sửa đổi, bổ sung, thay thế',
    abolished: 'bãi bỏ',
    number: 'số quyết định',
    codes: 'mã thủ tục',
    'number-and-codes': 'số quyết định và mã thủ tục',
  },
};
