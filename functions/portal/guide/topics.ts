/** The guide as data: short parts in the order people need them, each about the pages whose addresses it names. */
export interface Topic {
  readonly slug: string;
  readonly title: string;
  /** Addresses (beginnings) of the pages it explains; the longest match counts. */
  readonly pages: readonly string[];
  readonly picture: { readonly name: string; readonly says: string } | null;
  readonly parts: readonly { readonly heading: string; readonly steps: readonly string[] }[];
}

export const TOPICS: readonly Topic[] = [
  {
    slug: 'bat-dau',
    title: 'Bắt đầu',
    pages: ['/', '/dang-nhap', '/tai-khoan', '/thiet-lap', '/tim', '/huong-dan', '/lich'],
    picture: { name: 'start', says: 'Trang chủ của hệ thống còn trống: khung «Lưu ý» dẫn tới «Thiết lập tổ chức».' },
    parts: [
      {
        heading: 'Lần đầu mở hệ thống',
        steps: [
          'Đăng nhập bằng tài khoản được phép thiết lập. Trang chủ báo hệ thống còn trống.',
          'Chọn «Thiết lập tổ chức», rồi chọn tỉnh mẫu ba cấp, tỉnh mẫu hai cấp, hoặc nhập tệp Excel của mình; đặt tên người gửi thư nhắc việc.',
          'Kiểm tra cán bộ, vai trò và địa chỉ thư ở trang «Quản trị», sau đó đưa kế hoạch của năm vào.',
        ],
      },
      {
        heading: 'Mỗi ngày',
        steps: [
          'Thư đến lúc 07:30 ngày làm việc; không có gì mới thì không có thư. Bấm vào việc trong thư để mở đúng việc đó.',
          'Ô «Tìm» nhận cả chữ không dấu; kết quả chỉ gồm những gì bạn được mở.',
          'Vắng mặt: ghi ngày và người làm thay ở «Tài khoản của tôi»; mọi việc người đó làm ghi rõ là làm thay.',
        ],
      },
    ],
  },
  {
    slug: 'viec',
    title: 'Việc của tôi',
    pages: ['/viec', '/viec-nhieu', '/don-vi', '/bao-cao-qua-thu'],
    picture: null,
    parts: [
      {
        heading: 'Báo hoàn thành',
        steps: [
          'Mở việc, chọn «Hoàn thành», ghi số và ngày văn bản, rồi dẫn đường dẫn hoặc gửi tệp (tối đa 50 MB).',
          'Không có minh chứng thì việc chưa xong. Văn phòng có thể trả lại, kèm lý do.',
        ],
      },
      {
        heading: 'Không kịp hạn',
        steps: [
          'Xin gia hạn trước khi hết hạn, nêu lý do; người có thẩm quyền quyết định.',
          '«Vì sao là ngày này?» giải thích từng bước tính hạn, kể cả ngày nghỉ được bỏ qua.',
          'Nhiều việc một lúc: đánh dấu chọn, rồi bấm nút ở cuối danh sách.',
        ],
      },
    ],
  },
  {
    slug: 'ke-hoach',
    title: 'Kế hoạch: đưa vào, trình, ký, theo dõi',
    pages: ['/ke-hoach'],
    picture: { name: 'plan', says: 'Trang của một kế hoạch: tiến độ chung, các cách xem, rồi từng nhiệm vụ.' },
    parts: [
      {
        heading: 'Từ văn bản đến việc của từng đơn vị',
        steps: [
          'Dán văn bản hoặc gửi tệp Word, Excel, PDF. Chỗ nào đọc không chắc, hệ thống đánh dấu và để cạnh dòng gốc.',
          'Xem từng chỗ được đánh dấu: sửa, tách, gộp, hoặc bấm «Đúng rồi».',
          'Xem trước: ai nhận bao nhiêu việc, việc nào chưa có người làm. «Diễn tập cả năm» cho thấy tuần quá tải và hạn trùng ngày nghỉ.',
          'Trình lãnh đạo. Ký xong, Văn phòng vào số và ngày; việc được giao cho từng đơn vị ngay.',
        ],
      },
      {
        heading: 'Theo dõi và sửa đổi',
        steps: [
          '«Theo ngày» xếp việc theo hạn; «Kế hoạch trên, dưới» cho biết đơn vị nào chưa ban hành kế hoạch riêng.',
          'Sửa đổi, bổ sung đi đúng đường ký như kế hoạch; nội dung cũ vẫn được giữ để đối chiếu.',
        ],
      },
    ],
  },
  {
    slug: 'dieu-hanh',
    title: 'Trang điều hành của lãnh đạo',
    pages: ['/lanh-dao', '/don-doc'],
    picture: {
      name: 'leader',
      says: 'Trang điều hành: việc chờ ký, số việc quá hạn, đơn vị trễ nhiều nhất, xu hướng.',
    },
    parts: [
      {
        heading: 'Đọc trong một phút',
        steps: [
          'Trên cùng là việc chờ ông/bà ký. Bấm vào việc, chọn «Ký hoặc trả lại», rồi «Ký».',
          'Mỗi con số dẫn đến đúng những việc được đếm. Số liệu là của buổi sáng, giống trong thư.',
          '«Đôn đốc» nhắc đơn vị qua thư sáng hôm sau; «Gia hạn» chỉ có khi việc chưa quá hạn.',
        ],
      },
      {
        heading: 'Công văn đôn đốc',
        steps: ['Việc trễ đến bậc Văn phòng thì dự thảo công văn được lập sẵn ở «Đôn đốc»: tải về, ghi số, trình ký.'],
      },
    ],
  },
  {
    slug: 'bang',
    title: 'Bảng theo dõi',
    pages: ['/bang', '/bang-tuan', '/bang-xuat'],
    picture: { name: 'weeks', says: 'Tải việc theo tuần: mỗi hàng một đơn vị, mỗi cột một tuần; ô đậm là nhiều việc.' },
    parts: [
      {
        heading: 'Các bảng',
        steps: [
          '«Bảng theo dõi» liệt kê mọi việc bạn được xem; bấm một con số để lọc, tải về Excel, CSV hoặc Word.',
          '«Tải việc theo tuần»: ô nào cũng ghi số, bấm vào để mở các việc của ô đó.',
          'Trang của đơn vị cho biết đơn vị còn nợ gì, tỷ lệ đúng hạn và ai phụ trách.',
        ],
      },
    ],
  },
  {
    slug: 'pakn',
    title: 'Phản ánh, kiến nghị',
    pages: ['/pakn', '/phan-anh'],
    picture: null,
    parts: [
      {
        heading: 'Người dân gửi và tra cứu',
        steps: [
          'Ai cũng gửi được ở «Phản ánh, kiến nghị» mà không cần đăng nhập, và nhận một mã để tra cứu.',
          'Kết quả được công khai sau khi trả lời; người gửi chấm mức hài lòng.',
        ],
      },
      {
        heading: 'Cơ quan xử lý',
        steps: [
          'Phân loại và chuyển trong 5 ngày làm việc. Chuyển lại không làm hạn tính lại từ đầu.',
          'Thông tin người gửi được mã hóa; mỗi lần xem phải nêu lý do và được ghi lại.',
        ],
      },
    ],
  },
  {
    slug: 'bao-cao',
    title: 'Báo cáo định kỳ',
    pages: ['/bao-cao', '/bo-chi-so', '/chi-so'],
    picture: null,
    parts: [
      {
        heading: 'Gửi và tổng hợp',
        steps: [
          'Mở biểu, nhập số liệu; số nào hệ thống biết thì đã điền sẵn. Lưu giữa chừng được.',
          'Gửi lên cơ quan nhận. Chỉ báo cáo đã được chấp nhận mới cộng vào tổng hợp.',
          'Bảng của kỳ nêu tên đơn vị chưa gửi; Văn phòng nhắc tất cả bằng một nút.',
        ],
      },
    ],
  },
  {
    slug: 'chi-tieu',
    title: 'Chỉ tiêu',
    pages: ['/chi-tieu'],
    picture: null,
    parts: [
      {
        heading: 'Giao và theo dõi',
        steps: [
          'Chỉ tiêu trong phụ lục của kế hoạch thành chỉ tiêu của từng đơn vị khi kế hoạch được ban hành.',
          'Mức giao tính từ mức chung và kết quả năm trước theo quy tắc ghi trong kế hoạch; Văn phòng sửa được, kèm lý do.',
          'Mỗi con số «Đạt», «Chưa đạt», «Chưa có số liệu» dẫn đến đúng những dòng được đếm.',
        ],
      },
      {
        heading: 'Nhập kết quả',
        steps: [
          'Đơn vị nhập kết quả từng kỳ trước ngày khóa sổ; sau ngày đó chỉ Văn phòng sửa, và phải nêu lý do.',
          'Số nhập sai thì nhập lại: số cũ vẫn được giữ, số mới có hiệu lực từ lúc nhập.',
        ],
      },
    ],
  },
  {
    slug: 'ho-so-tre',
    title: 'Hồ sơ trễ hạn và thư xin lỗi',
    pages: ['/ho-so-tre'],
    picture: null,
    parts: [
      {
        heading: 'Hồ sơ trễ',
        steps: [
          'Ghi hồ sơ giải quyết quá hạn: mã hồ sơ, người nộp, ngày hẹn trả, lý do chậm.',
          'Hệ thống soạn sẵn thư xin lỗi có ngày hẹn mới; tải về, ký và gửi cho người nộp.',
          'Tên và địa chỉ người nộp được mã hóa; chỉ người xử lý mở được, và mỗi lần mở được ghi lại.',
        ],
      },
    ],
  },
  {
    slug: 'thu-tuc',
    title: 'Công bố, dự thảo, rà soát, kiểm tra',
    pages: ['/cong-bo', '/du-thao', '/ra-soat', '/kiem-tra'],
    picture: null,
    parts: [
      {
        heading: 'Công bố thủ tục',
        steps: [
          'Nhập danh mục Bộ trưởng đã ký; hệ thống tính hạn ký quyết định và hạn của từng nơi phải công khai.',
          'Mỗi nơi công khai cần minh chứng; hệ thống tự tìm số quyết định ở địa chỉ đã ghi và báo chưa thấy hoặc không mở được.',
        ],
      },
      {
        heading: 'Đánh giá tác động, rà soát, kiểm tra',
        steps: [
          'Dự thảo có thủ tục: điền biểu đánh giá và bảng chi phí tuân thủ, lấy ý kiến Văn phòng, gửi thẩm định.',
          'Rà soát đi từ kế hoạch của đơn vị, kết quả, quyết định đến kiến nghị và văn bản sửa đổi.',
          'Kết luận kiểm tra nêu kiến nghị; từng kiến nghị được theo dõi đến khi khắc phục xong.',
        ],
      },
    ],
  },
  {
    slug: 'quan-tri',
    title: 'Quản trị',
    pages: ['/quan-tri'],
    picture: {
      name: 'administration',
      says: 'Trang quản trị: việc tiếp theo, rồi đường đến mọi danh mục và lịch sử của chúng.',
    },
    parts: [
      {
        heading: 'Danh mục',
        steps: [
          'Đơn vị không bị xóa: ghi ngày kết thúc và nơi kế thừa, việc đang mở được chuyển theo.',
          'Thông báo hoán đổi ngày nghỉ: nhập xong, hệ thống cho xem trước những hạn sẽ đổi rồi mới tính lại.',
          '«Thư gửi đi» đặt tên người gửi, hộp thư nhận trả lời, và gửi thử một thư; lời trong thư ở «Cài đặt quy trình».',
          'Mọi thay đổi cần lý do và được giữ thành từng bản; mở «Lịch sử thay đổi» để xem ai đã sửa gì.',
        ],
      },
    ],
  },
];

/** The topic that explains the page at an address; undefined when none does. */
export function topicFor(path: string): Topic | undefined {
  const fitting = TOPICS.flatMap((topic) =>
    topic.pages.filter((page) => path === page || path.startsWith(`${page}/`)).map((page) => ({ topic, page })),
  ).sort((a, b) => b.page.length - a.page.length);
  return fitting[0]?.topic;
}
