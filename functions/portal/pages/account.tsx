import type { FC } from 'hono/jsx';
import { CsrfField } from '#shared/ui/components/csrf-field.tsx';
import { Button } from '#shared/ui/components/button.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { formatInstant } from '#shared/ui/format.ts';
import type { Reader } from '#shared/ui/page.ts';
import type { SignIns } from '../store.ts';

const UNKNOWN = 'Danh bạ chưa ghi. Hãy báo quản trị viên.';

/** Who the portal takes the reader for, and when the account was used. */
interface AccountProps {
  readonly reader: Reader;
  readonly signIns: SignIns | undefined;
  /** Names of the absent people the reader is a deputy of today. */
  readonly standsInFor: readonly string[];
}

export const AccountPage: FC<AccountProps> = ({ reader, signIns, standsInFor }) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <h1 class="govuk-heading-l">Tài khoản của tôi</h1>
      <SummaryList
        rows={[
          { key: 'Họ và tên', value: reader.name },
          { key: 'Đơn vị', value: reader.unit ?? UNKNOWN },
          { key: 'Chức vụ', value: reader.title ?? UNKNOWN },
          { key: 'Thư điện tử', value: reader.email ?? UNKNOWN },
          ...(standsInFor.length === 0 ? [] : [{ key: 'Đang thay mặt', value: standsInFor.join(', ') }]),
          { key: 'Đăng nhập lần này', value: signIns === undefined ? 'Chưa ghi' : formatInstant(signIns.lastSignInAt) },
          { key: 'Đăng nhập lần trước', value: <PreviousSignIn signIns={signIns} /> },
        ]}
      />
      <p class="govuk-body">
        Tên, đơn vị và chức vụ lấy từ danh bạ của cơ quan; sai ở đâu thì sửa ở danh bạ. Nếu lần đăng nhập trước không
        phải của bạn, hãy đổi mật khẩu và báo quản trị viên ngay.
      </p>
      <OwnSettings />
      <p class="govuk-body">
        Không thao tác trong 60 phút thì hệ thống tự đăng xuất; muộn nhất là 12 giờ sau khi đăng nhập. Dùng máy chung
        thì hãy đăng xuất khi xong việc.
      </p>
      <form method="post" action="/dang-xuat">
        <CsrfField token={reader.csrfToken} />
        <Button kind="secondary">Đăng xuất</Button>
      </form>
      <h2 class="govuk-heading-m">Quên đăng xuất ở máy khác?</h2>
      <p class="govuk-body">Mọi thiết bị đang đăng nhập bằng tài khoản này, kể cả máy này, bị đăng xuất ngay.</p>
      <form method="post" action="/dang-xuat-moi-noi">
        <CsrfField token={reader.csrfToken} />
        <Button kind="warning">Đăng xuất khỏi mọi thiết bị</Button>
      </form>
    </div>
  </div>
);

const OwnSettings: FC = () => (
  <ul class="govuk-list">
    <li>
      <a class="govuk-link" href="/tai-khoan/nhan-thu">
        Nhận thư hằng ngày hay hằng tuần
      </a>
    </li>
    <li>
      <a class="govuk-link" href="/tai-khoan/lich">
        Lịch việc trên điện thoại, máy tính
      </a>
    </li>
    <li>
      <a class="govuk-link" href="/tai-khoan/vang-mat">
        Tôi sắp vắng mặt
      </a>
    </li>
  </ul>
);

const PreviousSignIn: FC<{ signIns: SignIns | undefined }> = ({ signIns }) =>
  signIns === undefined || signIns.previousSignInAt === signIns.lastSignInAt ? (
    <>Đây là lần đầu.</>
  ) : (
    <>{formatInstant(signIns.previousSignInAt)}</>
  );
