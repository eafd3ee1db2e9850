/** Every "no" of the web itself, in Vietnamese: what happened, and what to do. */
export interface Problem {
  readonly status: 400 | 403 | 404 | 405 | 413 | 415 | 500 | 503;
  readonly title: string;
  readonly whatHappened: string;
  readonly whatToDo: string;
}

export const problems = {
  malformed: {
    status: 400,
    title: 'Yêu cầu không đọc được',
    whatHappened: 'Nội dung trình duyệt gửi lên bị hỏng hoặc thiếu.',
    whatToDo: 'Hãy quay lại trang trước, tải lại trang rồi gửi lại.',
  },
  signInFailed: {
    status: 400,
    title: 'Chưa đăng nhập được',
    whatHappened: 'Lần đăng nhập này đã quá hạn, bị huỷ, hoặc được mở ở một cửa sổ khác.',
    whatToDo: 'Hãy bấm đăng nhập lại. Nếu vẫn không được, báo quản trị viên kèm mã bên dưới.',
  },
  notOurForm: {
    status: 403,
    title: 'Biểu mẫu đã hết hiệu lực',
    whatHappened: 'Biểu mẫu được mở từ trước khi bạn đăng nhập lại, hoặc không được gửi từ trang của hệ thống.',
    whatToDo: 'Hãy mở lại trang có biểu mẫu, điền và gửi lại. Chưa có gì được thay đổi.',
  },
  sessionEnded: {
    status: 403,
    title: 'Phiên làm việc đã kết thúc',
    whatHappened: 'Bạn chưa đăng nhập, hoặc đã lâu không thao tác nên hệ thống tự đăng xuất.',
    whatToDo: 'Hãy đăng nhập rồi gửi lại biểu mẫu. Chưa có gì được thay đổi.',
  },
  forbidden: {
    status: 403,
    title: 'Bạn không có quyền mở trang này',
    whatHappened: 'Trang này dành cho người có vai trò khác, hoặc cho đơn vị khác.',
    whatToDo: 'Nếu công việc của bạn cần trang này, hãy đề nghị quản trị viên cấp vai trò.',
  },
  unknownPerson: {
    status: 403,
    title: 'Tài khoản chưa có trong danh sách cán bộ',
    whatHappened: 'Bạn đã đăng nhập, nhưng quản trị viên chưa gắn tài khoản này với một người của đơn vị.',
    whatToDo: 'Hãy báo quản trị viên tên và thư điện tử ở trang «Tài khoản của tôi».',
  },
  notFound: {
    status: 404,
    title: 'Không có trang này',
    whatHappened: 'Địa chỉ sai, hoặc trang đã được chuyển đi.',
    whatToDo: 'Hãy kiểm tra lại địa chỉ, hoặc bắt đầu từ trang chủ.',
  },
  methodNotAllowed: {
    status: 405,
    title: 'Trang này không nhận yêu cầu kiểu đó',
    whatHappened: 'Địa chỉ có thật, nhưng trình duyệt hoặc chương trình đã gửi sai cách.',
    whatToDo: 'Hãy mở trang từ trang chủ và dùng nút bấm trên trang.',
  },
  tooLarge: {
    status: 413,
    title: 'Nội dung gửi lên quá lớn',
    whatHappened: 'Biểu mẫu này không nhận nội dung dài đến thế; chưa có gì được ghi.',
    whatToDo:
      'Hãy bấm nút quay lại của trình duyệt: nội dung đã nhập vẫn còn trong ô. Rút gọn rồi gửi lại, hoặc đính kèm tài liệu thành tệp.',
  },
  notAForm: {
    status: 415,
    title: 'Kiểu nội dung không được nhận',
    whatHappened: 'Trang này chỉ nhận biểu mẫu do chính hệ thống mở.',
    whatToDo: 'Hãy mở trang từ trang chủ và gửi bằng nút bấm trên trang.',
  },
  fault: {
    status: 500,
    title: 'Hệ thống gặp lỗi',
    whatHappened: 'Lỗi ở phía chúng tôi, không phải do bạn. Việc vừa gửi có thể chưa được ghi.',
    whatToDo: 'Hãy đợi một phút rồi thử lại. Nếu vẫn lỗi, báo quản trị viên kèm mã bên dưới.',
  },
  issuerUnreachable: {
    status: 503,
    title: 'Hệ thống đăng nhập chưa trả lời',
    whatHappened: 'Đúng Hạn không liên lạc được với hệ thống đăng nhập của cơ quan.',
    whatToDo: 'Hãy đợi vài phút rồi thử lại. Nếu vẫn không được, báo quản trị viên kèm mã bên dưới.',
  },
} as const satisfies Record<string, Problem>;
