import type { FC } from 'hono/jsx';
import { ButtonLink } from '#shared/ui/components/button.tsx';

const PUBLIC_PAGES = [
  ['/phan-anh', 'Gửi phản ánh, kiến nghị về thủ tục hành chính'],
  ['/phan-anh/tra-cuu', 'Tra cứu phản ánh đã gửi'],
  ['/phan-anh/ket-qua', 'Kết quả giải quyết đã công khai'],
  ['/chi-so', 'Xếp hạng phục vụ người dân, doanh nghiệp hằng tháng'],
] as const;

const ForThePublic: FC = () => (
  <>
    <h2 class="govuk-heading-m">Người dân và doanh nghiệp</h2>
    <ul class="govuk-list">
      {PUBLIC_PAGES.map(([href, words]) => (
        <li>
          <a class="govuk-link" href={href}>
            {words}
          </a>
        </li>
      ))}
    </ul>
  </>
);

/** What a visitor sees before signing in. */
export const StartPage: FC = () => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <h1 class="govuk-heading-xl">Việc kiểm soát thủ tục hành chính, làm đúng hạn</h1>
      <p class="govuk-body-l">
        Đúng Hạn đọc kế hoạch kiểm soát thủ tục hành chính của địa phương, giao từng việc cho từng đơn vị kèm ngày phải
        xong, và tự nhắc khi sắp đến hạn.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        <li>Mỗi dòng của kế hoạch thành việc có người làm, có hạn, có sản phẩm.</li>
        <li>Ngày nghỉ, ngày Tết, ngày làm bù được tính sẵn; hạn nào cũng xem được vì sao ra ngày đó.</li>
        <li>Mỗi người nhận nhiều nhất một thư mỗi ngày; không có việc thì không có thư.</li>
        <li>Việc quá hạn tự chuyển lên người có trách nhiệm, không phải chờ ai phát hiện.</li>
      </ul>
      <ButtonLink href="/dang-nhap" start>
        Đăng nhập
      </ButtonLink>
      <p class="govuk-body-s dh-secondary">Dùng tài khoản công vụ do cơ quan cấp.</p>
      <ForThePublic />
    </div>
  </div>
);
