/** The officers of the demonstration directory: one of each role that the plans name, in one sample province. */
export interface Officer {
  /** Stable subject: what the portal stores; never shown. */
  readonly sub: string;
  readonly name: string;
  readonly email: string;
  readonly unit: string;
  /** The office held, as people say it. */
  readonly title: string;
}

const officer = (sub: string, name: string, unit: string, title: string): Officer => ({
  sub,
  name,
  email: `${sub}@mau.example`,
  unit,
  title,
});

export const samplePeople: readonly Officer[] = [
  officer('chu-tich', 'Nguyễn Thị Hồng Hạnh', 'UBND tỉnh', 'Chủ tịch'),
  officer('chanh-van-phong', 'Trần Quốc Đạt', 'Văn phòng UBND tỉnh', 'Chánh Văn phòng'),
  officer('kiem-soat-tthc', 'Lê Thị Mỹ Duyên', 'Văn phòng UBND tỉnh', 'Trưởng phòng Kiểm soát TTHC'),
  officer('tiep-nhan-pakn', 'Phạm Văn Giỏi', 'Văn phòng UBND tỉnh', 'Chuyên viên tiếp nhận PAKN'),
  officer('so-tu-phap', 'Hoàng Kim Phượng', 'Sở Tư pháp', 'Cán bộ đầu mối kiểm soát TTHC'),
  officer('giam-doc-so-xay-dung', 'Vũ Đình Khải', 'Sở Xây dựng', 'Giám đốc'),
  officer('so-xay-dung', 'Đặng Thùy Trang', 'Sở Xây dựng', 'Cán bộ đầu mối kiểm soát TTHC'),
  officer('chu-tich-xa', 'Bùi Xuân Nghĩa', 'UBND xã Tân Hòa', 'Chủ tịch'),
  officer('mot-cua-xa', 'Ngô Thị Ước', 'UBND xã Tân Hòa', 'Công chức một cửa'),
  officer('quan-tri', 'Đỗ Mạnh Quyền', 'Văn phòng UBND tỉnh', 'Quản trị hệ thống'),
];
