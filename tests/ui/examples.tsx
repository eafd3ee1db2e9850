/** Every component with its variants, in words of the field. One section an example, as people will meet it. */
import type { Child } from 'hono/jsx';
import { Button, ButtonGroup, ButtonLink } from '#shared/ui/components/button.tsx';
import { Checkboxes, Radios, Select } from '#shared/ui/components/choices.tsx';
import { DateInput } from '#shared/ui/components/date-input.tsx';
import { ErrorSummary } from '#shared/ui/components/error-summary.tsx';
import { Details, InsetText, NotificationBanner, Tag, WarningText } from '#shared/ui/components/messages.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { FileUpload, TextArea, TextInput } from '#shared/ui/components/text-input.tsx';
import { Pagination } from '#shared/ui/components/wayfinding.tsx';

export interface Example {
  readonly title: string;
  readonly content: Child;
}

const fields = (prefix: string, error?: string): Child => (
  <form method="post" action="/thu">
    <TextInput
      name={`${prefix}-so`}
      label="Số văn bản"
      hint="Ví dụ: 467/QĐ-UBND"
      value="467/QĐ-UBND"
      width={20}
      error={error}
    />
    <TextInput
      name={`${prefix}-ngay`}
      label="Thời hạn"
      suffix="ngày làm việc"
      width={3}
      inputmode="numeric"
      error={error}
    />
    <TextArea
      name={`${prefix}-noi-dung`}
      label="Nội dung phản ánh, kiến nghị"
      value="Chờ ở bộ phận một cửa quá lâu."
      error={error}
    />
    <DateInput
      name={`${prefix}-ky`}
      label="Ngày ký"
      hint="Ví dụ: 5 3 2024"
      values={{ day: '31', month: '2', year: '2024' }}
      faultyParts={['day']}
      error={error}
    />
    <Radios
      name={`${prefix}-loai`}
      label="Phản ánh này là về việc gì?"
      value="hanh-vi"
      choices={[
        { value: 'hanh-vi', label: 'Hành vi', hint: 'Cán bộ chậm trễ, gây phiền hà, không làm đúng quy định.' },
        { value: 'quy-dinh', label: 'Quy định', hint: 'Quy định không rõ, không hợp lý, không còn phù hợp.' },
      ]}
      error={error}
    />
    <Checkboxes
      name={`${prefix}-noi-cong-khai`}
      label="Đã công khai ở đâu?"
      labelSize="s"
      values={['niem-yet']}
      choices={[
        { value: 'niem-yet', label: 'Niêm yết tại trụ sở' },
        { value: 'cong-dvc', label: 'Cổng dịch vụ công' },
      ]}
      error={error}
    />
    <Select
      name={`${prefix}-don-vi`}
      label="Đơn vị chủ trì"
      value="so-tu-phap"
      choices={[
        { value: 'so-tu-phap', label: 'Sở Tư pháp' },
        { value: 'so-xay-dung', label: 'Sở Xây dựng' },
      ]}
      error={error}
    />
    <FileUpload
      name={`${prefix}-tep`}
      label="Tệp kế hoạch"
      hint="Word, Excel hoặc PDF, tối đa 50 MB"
      accept=".docx,.xlsx,.pdf"
      error={error}
    />
    <ButtonGroup>
      <Button>Gửi lãnh đạo ký</Button>
      <Button kind="secondary" name="nut" value="nhap">
        Lưu bản nháp
      </Button>
      <Button kind="warning">Huỷ kế hoạch</Button>
      <a class="govuk-link" href="/">
        Thôi
      </a>
    </ButtonGroup>
  </form>
);

export const errorMessages = [
  { field: 'loi-so', message: 'Hãy ghi số văn bản, ví dụ 467/QĐ-UBND' },
  { field: 'loi-ky', message: 'Tháng 2 năm 2024 không có ngày 31' },
  { field: 'loi-loai', message: 'Hãy chọn phản ánh về hành vi hay quy định' },
];

export const examples: readonly Example[] = [
  {
    title: 'Thông báo',
    content: (
      <>
        <NotificationBanner kind="success">Đã trình kế hoạch năm 2026 lên Chủ tịch UBND tỉnh.</NotificationBanner>
        <InsetText>Hạn tính theo ngày làm việc; ngày 30/4 và 1/5 được nghỉ.</InsetText>
        <WarningText>Quá ngày 15/03/2026 việc này được báo lên lãnh đạo đơn vị.</WarningText>
        <Details summary="Vì sao là ngày 15/03/2026?">
          <p class="govuk-body">Kế hoạch ghi «trước ngày 15/3»; ngày 14/03 là thứ Bảy.</p>
        </Details>
      </>
    ),
  },
  {
    title: 'Trạng thái',
    content: (
      <p class="govuk-body">
        {(['grey', 'green', 'teal', 'blue', 'purple', 'magenta', 'red', 'orange', 'yellow'] as const).map((colour) => (
          <>
            <Tag colour={colour}>Đang xử lý</Tag>{' '}
          </>
        ))}
      </p>
    ),
  },
  {
    title: 'Bảng và danh sách',
    content: (
      <>
        <Table
          caption="Việc đến hạn tuần này"
          columns={[
            { header: 'Việc' },
            { header: 'Đơn vị' },
            { header: 'Hạn' },
            { header: 'Tình trạng' },
            { header: 'Còn (ngày làm việc)', numeric: true },
          ]}
          rows={[
            [
              'Rà soát thủ tục đất đai',
              'Sở Nông nghiệp và Môi trường',
              '15/03/2026',
              <Tag colour="red">Quá hạn</Tag>,
              '-2',
            ],
            ['Báo cáo quý I', 'UBND xã Tân Hòa', '17/03/2026', <Tag colour="yellow">Sắp đến hạn</Tag>, '3'],
            ['Công khai thủ tục mới công bố', 'Sở Tư pháp', '20/03/2026', <Tag colour="green">Đúng tiến độ</Tag>, '12'],
          ]}
          emptyText="Tuần này không có việc đến hạn."
        />
        <Table
          caption="Việc quá hạn"
          columns={[{ header: 'Việc' }, { header: 'Hạn' }]}
          rows={[]}
          emptyText="Không có."
        />
        <SummaryList
          rows={[
            { key: 'Chủ trì', value: 'Sở Tư pháp', action: { href: '/', text: 'Đổi', hiddenText: 'đơn vị chủ trì' } },
            { key: 'Hạn', value: '15/03/2026', action: { href: '/', text: 'Xin gia hạn', hiddenText: 'của việc' } },
            { key: 'Sản phẩm', value: 'Quyết định của Chủ tịch UBND tỉnh' },
          ]}
        />
        <Pagination current={6} pageCount={20} hrefOf={(page) => `/?trang=${page}`} />
      </>
    ),
  },
  { title: 'Biểu mẫu', content: fields('dung') },
  {
    title: 'Biểu mẫu có lỗi',
    content: (
      <>
        <ErrorSummary errors={errorMessages} />
        {fields('loi', 'Hãy sửa chỗ này rồi gửi lại.')}
      </>
    ),
  },
  {
    title: 'Đường đi tiếp',
    content: (
      <ButtonGroup>
        <ButtonLink href="/" start>
          Bắt đầu
        </ButtonLink>
        <ButtonLink href="/" kind="secondary">
          Xem kế hoạch
        </ButtonLink>
      </ButtonGroup>
    ),
  },
];
