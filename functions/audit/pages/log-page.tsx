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
import { dateTextOf, textOf } from '#shared/ui/form-reading.ts';
import { formatInstant } from '#shared/ui/format.ts';
import { DownloadLinks, SHEETS } from '#shared/ui/list-download.tsx';
import type { LogLine } from '../domain/log-line.ts';
import type { Position } from '../domain/log-position.ts';
import { hrefOf, LOG, type Asked } from './log-query.ts';

export interface LogPageProps extends Asked {
  readonly lines: readonly LogLine[];
  /** Where older lines go on; null when there are none. */
  readonly next: Position | null;
  /** After which line these stand; null for the newest. */
  readonly after: Position | null;
  readonly units: readonly Choice[];
  readonly organisation: Organisation;
}

export const LogPage: FC<LogPageProps> = (props) => {
  const { lines, query, filter, errors } = props;
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
        caption={`Nhật ký ${period}, mới nhất ở trên`}
        columns={['Lúc', 'Ai', 'Việc đã làm', 'Lý do', 'Hồ sơ'].map((header) => ({ header }))}
        rows={lines.map((line) => cellsOf(line, props))}
        emptyText={
          props.next === null
            ? 'Không có dòng nào như vậy. Nới khoảng ngày hoặc bỏ bớt điều kiện lọc.'
            : 'Chưa thấy dòng nào như vậy trong phần đã tìm.'
        }
      />
      <Steps {...props} />
      <DownloadLinks formats={SHEETS} hrefOf={(format) => hrefOf(`${LOG}.${format}`, query)} what="nhật ký" />
    </>
  );
};

/** To older lines, and back to the newest. */
const Steps: FC<LogPageProps> = ({ next, after, query }) => (
  <>
    {next !== null && (
      <p class="govuk-body">
        <a class="govuk-link" rel="next" href={hrefOf(LOG, query, next)}>
          Xem tiếp các dòng trước {formatInstant(next.at)}
        </a>
      </p>
    )}
    {after !== null && (
      <p class="govuk-body">
        <a class="govuk-link" href={hrefOf(LOG, query)}>
          Về các dòng mới nhất
        </a>
      </p>
    )}
  </>
);

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
