/** The scale this version ships with; an administrator's edit is a new list. */
import { scalesSchema, type Scale } from './scale.ts';

export const knownScales: readonly Scale[] = scalesSchema.parse([
  {
    validFrom: '2022-07-01',
    source: 'Quyết định 766/QĐ-TTg ngày 23/6/2022',
    groups: [
      {
        // 18 points, 4 of them for timely publication; how the other 14 part is an assumption.
        name: 'Công khai, minh bạch',
        indicators: [
          { id: 'cong-bo-dung-han', name: 'TTHC công bố đúng hạn', max: 4, system: 'tthc-announced', verified: false },
          {
            id: 'cong-khai-kip-thoi',
            name: 'TTHC cập nhật, công khai đúng hạn',
            max: 4,
            system: 'tthc-published',
            verified: true,
          },
          { id: 'cong-khai-day-du', name: 'TTHC công khai đầy đủ nội dung', max: 4, system: null, verified: false },
          { id: 'dong-bo-ho-so', name: 'Hồ sơ đồng bộ lên Cổng quốc gia', max: 6, system: null, verified: false },
        ],
      },
      {
        name: 'Tiến độ giải quyết',
        indicators: [
          { id: 'giai-quyet-dung-han', name: 'Hồ sơ giải quyết đúng hạn', max: 20, system: null, verified: true },
        ],
      },
      {
        name: 'Số hóa hồ sơ',
        indicators: [
          {
            id: 'so-hoa',
            name: 'Số hóa hồ sơ, giấy tờ, kết quả giải quyết',
            max: 22,
            system: null,
            verified: false,
          },
        ],
      },
      {
        name: 'Dịch vụ trực tuyến',
        indicators: [
          {
            id: 'dich-vu-truc-tuyen',
            name: 'Cung cấp dịch vụ công trực tuyến',
            max: 12,
            system: null,
            verified: false,
          },
          { id: 'thanh-toan-truc-tuyen', name: 'Thanh toán trực tuyến', max: 10, system: null, verified: false },
        ],
      },
      {
        // 18 points, 6 of them for satisfaction with procedures; the other 12 are taken to part evenly.
        name: 'Mức độ hài lòng',
        indicators: [
          { id: 'pakn-dung-han', name: 'PAKN xử lý đúng hạn', max: 6, system: 'pakn-handled', verified: false },
          { id: 'pakn-hai-long', name: 'Hài lòng về xử lý PAKN', max: 6, system: null, verified: false },
          { id: 'tthc-hai-long', name: 'Hài lòng về giải quyết TTHC', max: 6, system: null, verified: true },
        ],
      },
    ],
    grades: [
      { name: 'Xuất sắc', from: 90 },
      { name: 'Tốt', from: 80 },
      { name: 'Khá', from: 70 },
      { name: 'Trung bình', from: 50 },
      { name: 'Yếu', from: 0 },
    ],
    gradesVerified: false,
  },
]);
