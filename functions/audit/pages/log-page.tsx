import type { FC } from 'hono/jsx';
import { formatDate } from '#shared/kernel/civil-date.ts';
import type { Organisation } from '#shared/org/index.ts';
import { errorAt } from '#shared/ui/casework/form-frame.tsx';
import { personName } from '#shared/ui/casework/history.tsx';
import { Button } from '#shared/ui/components/button.tsx';
import { Select, type Choice } from '#shared/ui/components/choices.tsx';
import { DateInput } from '#shared/ui/components/date-input.tsx';
import { ErrorSummary } from '#shared/ui/components/error-summary.tsx';
import { Details } from '#shared/ui/components/messages.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { TextInput } from '#shared/ui/components/text-input.tsx';
import { Pagination } from '#shared/ui/components/wayfinding.tsx';
import { dateTextOf, textOf } from '#shared/ui/form-reading.ts';
import { formatInstant } from '#shared/ui/format.ts';
import { DownloadLinks, SHEETS } from '#shared/ui/list-download.tsx';
import type { LogLine } from '../domain/log-line.ts';
import { hrefOf, LOG, type Asked } from './log-query.ts';

export interface LogPageProps extends Asked {
  readonly lines: readonly LogLine[];
  readonly units: readonly Choice[];
  readonly organisation: Organisation;
  /** 1-based, as it was typed. */
  readonly page: number;
}

const LINES_A_PAGE = 100;

export const LogPage: FC<LogPageProps> = (props) => {
  const { lines, query, filter, errors, page } = props;
  const pageCount = Math.max(1, Math.ceil(lines.length / LINES_A_PAGE));
  const current = Math.min(Math.max(1, page), pageCount);
  const shown = lines.slice((current - 1) * LINES_A_PAGE, current * LINES_A_PAGE);
  const period =
    filter.caseId === null
      ? `từ ${formatDate(filter.from)} đến ${formatDate(filter.to)}`
      : `của hồ sơ ${filter.caseId}`;
  return (
    <>
      <ErrorSummary errors={errors} />
      <h1 class="govuk-heading-l">Nhật ký hệ thống</h1>
      <p class="govuk-body">
        Mọi việc đã làm, ai làm, thay mặt ai, vì sao. Nhật ký chỉ được ghi thêm; không ai sửa hay xóa được, kể cả quản
        trị viên.
      </p>
      <Details summary="Lọc nhật ký" open={errors.length > 0}>
        <FilterForm {...props} />
      </Details>
      <Table
        caption={`${lines.length} dòng ${period}`}
        columns={['Lúc', 'Ai', 'Việc đã làm', 'Lý do', 'Hồ sơ'].map((header) => ({ header }))}
        rows={shown.map((line) => cellsOf(line, props))}
        emptyText="Không có dòng nào như vậy. Nới khoảng ngày hoặc bỏ bớt điều kiện lọc."
      />
      <Pagination current={current} pageCount={pageCount} hrefOf={(to) => hrefOf(LOG, query, to)} />
      <DownloadLinks formats={SHEETS} hrefOf={(format) => hrefOf(`${LOG}.${format}`, query)} what="nhật ký" />
    </>
  );
};

const cellsOf = (line: LogLine, { organisation }: LogPageProps) => [
  formatInstant(line.at),
  whoWords(line, organisation),
  line.caseId !== null && line.taskId !== null ? (
    <a class="govuk-link" href={`/viec/${encodeURIComponent(line.caseId)}/${encodeURIComponent(line.taskId)}`}>
      {line.what}
    </a>
  ) : (
    line.what
  ),
  <span class="dh-typed">{line.why ?? ''}</span>,
  line.caseId === null ? (
    ''
  ) : (
    <a class="govuk-link" href={`${LOG}?${new URLSearchParams({ 'ho-so': line.caseId }).toString()}`}>
      {line.caseId}
    </a>
  ),
];

/** Who, and on whose behalf (Nghị định 30/2020/NĐ-CP, Điều 13). */
export const whoWords = ({ who, onBehalfOf }: LogLine, organisation: Organisation): string =>
  onBehalfOf === null ? who : `${who}, thay mặt ${personName(organisation, onBehalfOf)}`;

const FilterForm: FC<LogPageProps> = ({ query, units, errors }) => (
  <form method="get" action={LOG} novalidate>
    <Period query={query} errors={errors} />
    <TextInput
      name="nguoi"
      label="Người làm"
      labelSize="s"
      hint="Một phần họ tên, hoặc mã; gõ không dấu cũng được"
      value={textOf(query, 'nguoi')}
      width={30}
    />
    <Select
      name="don-vi"
      label="Đơn vị"
      labelSize="s"
      value={textOf(query, 'don-vi')}
      choices={[{ value: '', label: 'Mọi đơn vị' }, ...units]}
    />
    <TextInput
      name="ho-so"
      label="Mã hồ sơ"
      labelSize="s"
      hint="Có mã thì xem cả lịch sử của hồ sơ, không kể ngày"
      value={textOf(query, 'ho-so')}
      width={30}
    />
    <SourceChoice value={textOf(query, 'loai')} />
    <Button kind="secondary">Lọc</Button>
  </form>
);

const Period: FC<Pick<LogPageProps, 'query' | 'errors'>> = ({ query, errors }) => (
  <>
    {[
      { name: 'tu', label: 'Từ ngày' },
      { name: 'den', label: 'Đến ngày' },
    ].map(({ name, label }) => (
      <DateInput
        name={name}
        label={label}
        labelSize="s"
        values={dateTextOf(query, name)}
        error={errorAt(errors, name)}
      />
    ))}
  </>
);

const SourceChoice: FC<{ value: string }> = ({ value }) => (
  <Select
    name="loai"
    label="Loại"
    labelSize="s"
    value={value}
    choices={[
      { value: '', label: 'Tất cả' },
      { value: 'cases', label: 'Hồ sơ, việc' },
      { value: 'settings', label: 'Thiết đặt' },
      { value: 'access', label: 'Đăng nhập, khóa và liên kết' },
    ]}
  />
);
