/** Invented names, dealt out in a fixed order: the same sample on every run. Likeness to real ones is chance. */
const FIRST = 'Tân Phú Bình An Long Thanh Vĩnh Xuân Đông Quế Trung Mỹ Đại Cẩm Hưng Yên'.split(' ');
const SECOND =
  'Hòa Lộc Thành Giang Phước Khê Lâm Thủy Trạch Mai Điền Đức Thịnh Phong Quang Hải Lĩnh Sơn Hội Tiến'.split(' ');

/** Place `index` (0 …) of a province: «Tân Hòa», «Phú Lộc» …; all different up to 320. */
export function placeName(index: number): string {
  const round = Math.floor(index / FIRST.length);
  return `${pick(FIRST, index)} ${pick(SECOND, (index % FIRST.length) + round)}`;
}

const FAMILY = 'Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Mai Tạ'.split(' ');
const MIDDLE = {
  men: 'Văn Đức Minh Quốc Hữu Xuân Công'.split(' '),
  women: 'Thị Ngọc Thu Kim Thanh Mỹ Diệu'.split(' '),
};
const GIVEN = {
  men: 'Hùng Dũng Tuấn Cường Long Nam Thuận Khoa Bình Sơn Thắng Lâm Kiên Tùng Hiếu Đạt Vinh Toàn Tài'.split(' '),
  women: 'Hoa Lan Hương Thủy Nga Yến Hạnh Mai Trang Phượng Liên Nhung Thảo Vân Dung Quyên Hiền Oanh Loan'.split(' '),
};

/** Name of person `index` (0 …), women and men in turn. */
export function personName(index: number): string {
  const sex = index % 2 === 0 ? 'women' : 'men';
  return `${pick(FAMILY, index * 7)} ${pick(MIDDLE[sex], index * 3 + Math.floor(index / 7))} ${pick(GIVEN[sex], index * 5 + Math.floor(index / 19))}`;
}

/** «Sở Nội vụ» → `so-noi-vu`. */
export const slug = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '');

/** Element `index`, counted round. */
export function pick<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new RangeError('an empty list has nothing to pick');
  return found;
}
