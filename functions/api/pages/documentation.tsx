/** The interface as people read it, from the same data as its description for programs. */
import type { FC } from 'hono/jsx';
import { InsetText } from '#shared/ui/components/messages.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import type { PageContext } from '#shared/ui/routes.ts';
import { BASE, OPERATIONS, type Operation } from '../domain/operations.ts';
import { PROBLEM_CODES } from '../domain/problems.ts';
import type { ApiPorts } from '../ports.ts';

export const showDocumentation =
  ({ portalUrl }: ApiPorts) =>
  (context: PageContext): Promise<Response> =>
    context.var.page(<DocumentationPage portalUrl={portalUrl} />, { title: 'Dữ liệu cho hệ thống khác' });

const DocumentationPage: FC<{ portalUrl: string }> = ({ portalUrl }) => (
  <>
    <h1 class="govuk-heading-l">Dữ liệu cho hệ thống khác</h1>
    <p class="govuk-body">
      Kế hoạch, việc, hồ sơ và báo cáo, chỉ đọc, dạng JSON. Mỗi hệ thống dùng một khóa riêng do quản trị viên cấp; khóa
      chỉ đọc được dữ liệu của đơn vị ghi khi cấp. Bản mô tả cho chương trình (OpenAPI 3.1):{' '}
      <a class="govuk-link" href="/api/openapi.json">
        /api/openapi.json
      </a>
      .
    </p>
    <InsetText>
      <code>
        curl -H &quot;Authorization: Bearer KHÓA&quot; {portalUrl}
        {BASE}/plans
      </code>
    </InsetText>
    <p class="govuk-body">
      Danh sách được chia trang: gửi giá trị <code>next</code> của trang trước vào tham số <code>cursor</code> cho đến
      khi <code>next</code> là <code>null</code>. Một khóa hỏi nhiều nhất 600 lần một phút.
    </p>
    {OPERATIONS.map((operation) => (
      <OperationPart operation={operation} />
    ))}
    <h2 class="govuk-heading-m">Lỗi</h2>
    <p class="govuk-body">
      Mọi lỗi theo RFC 9457 (<code>application/problem+json</code>), có mã ổn định ở <code>code</code>.
    </p>
    <Table
      caption="Mã lỗi"
      captionSize="s"
      columns={[{ header: 'Mã' }, { header: 'Trạng thái HTTP' }, { header: 'Nghĩa' }]}
      rows={PROBLEM_CODES.map(({ code, status, title }) => [<code id={code}>{code}</code>, String(status), title])}
      emptyText=""
    />
  </>
);

const OperationPart: FC<{ operation: Operation }> = ({ operation: { path, about, query, answer } }) => (
  <section>
    <h2 class="govuk-heading-m">
      <code>
        GET {BASE}
        {path}
      </code>
    </h2>
    <p class="govuk-body">
      {about}. Trả về <code>{answer}</code>.
    </p>
    {query.length > 0 && (
      <Table
        caption={`Tham số của ${path}`}
        captionSize="s"
        columns={[{ header: 'Tham số' }, { header: 'Bắt buộc' }, { header: 'Nghĩa' }]}
        rows={query.map(({ name, required, about: meaning }) => [<code>{name}</code>, required ? 'Có' : '', meaning])}
        emptyText=""
      />
    )}
  </section>
);
