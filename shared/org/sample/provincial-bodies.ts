/** The bodies of the sample province, above and beside its districts. */
import type { SampleUnit } from './builders.ts';

const PROVINCE = 'ubnd-tinh';
const OFFICE = 'van-phong-ubnd-tinh';

const department = (name: string, ...aliases: readonly string[]): SampleUnit => ({
  name,
  tier: 'province',
  parent: PROVINCE,
  classes: ['departments'],
  aliases,
});

/** Twenty departments of 2024: those all provinces have, and three that depend on the place. */
export const departments: readonly SampleUnit[] = [
  { ...department('Văn phòng UBND tỉnh', 'VPUBND'), id: OFFICE },
  ...[
    'Sở Nội vụ',
    'Sở Tư pháp',
    'Sở Kế hoạch và Đầu tư',
    'Sở Tài chính',
    'Sở Công Thương',
    'Sở Nông nghiệp và Phát triển nông thôn',
    'Sở Giao thông vận tải',
    'Sở Xây dựng',
    'Sở Tài nguyên và Môi trường',
    'Sở Khoa học và Công nghệ',
    'Sở Giáo dục và Đào tạo',
    'Sở Y tế',
    'Sở Ngoại vụ',
    'Thanh tra tỉnh',
    'Ban Dân tộc',
  ].map((name) => department(name)),
  department('Sở Thông tin và Truyền thông', 'Sở TTTT', 'Sở TT&TT'),
  department('Sở Lao động - Thương binh và Xã hội', 'Sở Lao động, Thương binh và Xã hội', 'Sở LĐTBXH', 'Sở LĐ-TB&XH'),
  department('Sở Văn hóa, Thể thao và Du lịch', 'Sở VHTTDL'),
  department(
    'Ban Quản lý các Khu kinh tế và Khu công nghiệp',
    'Ban Quản lý các khu công nghiệp',
    'Ban Quản lý Khu kinh tế',
  ),
];

/** What else plans name: the public-service centre, bodies of ministries, the press. `place`: the province's own name. */
export function otherBodies(place: string): readonly SampleUnit[] {
  const vertical = (name: string, ...aliases: readonly string[]): SampleUnit => ({
    name,
    tier: 'province',
    parent: PROVINCE,
    classes: ['vertical'],
    aliases,
  });
  const local = (name: string, ...aliases: readonly string[]): SampleUnit => ({
    ...vertical(name, ...aliases),
    classes: [],
  });
  return [
    {
      name: 'Trung tâm Phục vụ hành chính công tỉnh',
      tier: 'province',
      parent: OFFICE,
      classes: ['one-stop'],
      aliases: ['TTPVHCC', 'Trung tâm Hành chính công'],
    },
    vertical('Công an tỉnh', 'Công an', `Công an tỉnh ${place}`),
    vertical('Bộ Chỉ huy Quân sự tỉnh', 'Quân đội', 'Bộ CHQS tỉnh'),
    vertical('Bảo hiểm xã hội tỉnh', 'Bảo hiểm xã hội', 'BHXH tỉnh'),
    vertical('Cục Thuế tỉnh', 'Cục Thuế'),
    vertical('Kho bạc Nhà nước tỉnh', `Kho bạc Nhà nước ${place}`),
    vertical(`Ngân hàng Nhà nước chi nhánh ${place}`, 'Ngân hàng Nhà nước chi nhánh tỉnh'),
    local('Bưu điện tỉnh', `Bưu điện tỉnh ${place}`),
    local(`Báo ${place}`),
    local(
      'Đài Phát thanh và Truyền hình tỉnh',
      'Đài Phát thanh - Truyền hình tỉnh',
      `Đài Phát thanh và Truyền hình ${place}`,
    ),
    local('Viện Nghiên cứu phát triển kinh tế - xã hội', 'Viện nghiên cứu PTKTXH'),
  ];
}

export const provinceId = PROVINCE;
export const officeId = OFFICE;
