import type { FC } from 'hono/jsx';
import { formatDate } from '#shared/kernel/civil-date.ts';
import { formatNumber } from '#shared/kernel/vietnamese-number.ts';
import type { UploadForm } from '#shared/files/files.ts';
import { Button } from '#shared/ui/components/button.tsx';
import { ErrorSummary, type FieldError } from '#shared/ui/components/error-summary.tsx';
import { Details, InsetText } from '#shared/ui/components/messages.tsx';
import { FileUpload, TextInput } from '#shared/ui/components/text-input.tsx';
import { errorAt, FormFrame, type FormState } from '#shared/ui/casework/form-frame.tsx';
import type { Column, Form } from '../domain/form.ts';
import { nameOfPeriod } from '../domain/period.ts';
import type { Typed } from '../domain/read-cells.ts';
import { windowOf } from '../domain/regime.ts';
import type { OpenReport } from '../use-cases/read-report.ts';
import { excelPath, formPath, reportPath } from './paths.ts';

interface FiguresPageProps {
  readonly open: OpenReport;
  readonly form: Form;
  readonly unitName: string;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly fromFile: boolean;
  readonly upload: UploadForm;
  readonly frame: FormState;
}

/** The cells of one form, group by group as they are printed. Totals are not asked for: the system adds them up. */
export const FiguresPage: FC<FiguresPageProps> = (props) => {
  const { open, form, unitName, errors, fromFile, upload, frame } = props;
  const { from, to } = windowOf(open.regime, open.period);
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <ErrorSummary errors={errors} />
        <span class="govuk-caption-l">
          {unitName} – {nameOfPeriod(open.period)}
        </span>
        <h1 class="govuk-heading-l">
          Biểu {form.code}: {form.title}
        </h1>
        <p class="govuk-body">
          Số liệu từ ngày {formatDate(from)} đến hết ngày {formatDate(to)}. Không phát sinh thì nhập 0. Cột tổng số do
          hệ thống cộng.
        </p>
        {fromFile && (
          <InsetText>
            Số liệu dưới đây lấy từ tệp Excel vừa tải lên và chưa được lưu. Kiểm tra rồi bấm «Lưu số liệu».
          </InsetText>
        )}
        <FormFrame
          {...frame}
          action={formPath(open.ref, form.code)}
          submit="Lưu số liệu"
          cancelHref={reportPath(open.ref)}
        >
          <Groups {...props} />
        </FormFrame>
        <Upload upload={upload} open={open} error={errorAt(errors, 'file')} />
      </div>
    </div>
  );
};

const Groups: FC<FiguresPageProps> = (props) => (
  <>
    {groupsOf(props.form).map(({ title, columns }) => (
      <fieldset class="govuk-fieldset govuk-form-group">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">
          <h2 class="govuk-fieldset__heading">{title}</h2>
        </legend>
        {columns.map((column) => (
          <Cell column={column} {...props} />
        ))}
      </fieldset>
    ))}
  </>
);

interface Group {
  readonly title: string;
  readonly columns: readonly Column[];
}

function groupsOf({ columns }: Form): readonly Group[] {
  const titles = [...new Set(columns.map(({ header }) => header[0] ?? ''))];
  return titles.map((title) => ({ title, columns: columns.filter(({ header }) => header[0] === title) }));
}

const Cell: FC<FiguresPageProps & { column: Column }> = ({ column, open, form, typed, errors }) => {
  const { id, header, cell } = column;
  const label = header.length > 1 ? header.slice(1).join(' – ') : 'Số lượng';
  const carried = open.carried[form.code]?.[id];
  if (cell.kind === 'total') return null;
  if (carried !== undefined)
    return (
      <p class="govuk-body">
        <strong>{label}:</strong> {formatNumber(carried)}{' '}
        <span class="dh-secondary">(theo báo cáo kỳ trước đã khóa)</span>
      </p>
    );
  return (
    <TextInput
      name={id}
      label={label}
      hint={hintOf(column, open, form)}
      value={typed[id] ?? ''}
      inputmode="numeric"
      width={10}
      error={errorAt(errors, id)}
    />
  );
};

function hintOf({ id, cell }: Column, { reported }: OpenReport, { code }: Form): string | undefined {
  const quarters = reported[code]?.[id] ?? 0;
  const parts = [
    ...(cell.kind === 'typed' && cell.system !== null
      ? ['Hệ thống tự đếm từ các việc đã giao; sửa được nếu thiếu.']
      : []),
    ...(quarters === 0 ? [] : [`Các quý đã báo cáo: ${formatNumber(quarters)}.`]),
    ...(cell.kind === 'carried' ? ['Chưa có báo cáo kỳ trước được chấp nhận, nên nhập tay.'] : []),
  ];
  return parts.length === 0 ? undefined : parts.join(' ');
}

/** A form of its own: the browser sends the file straight to the bucket and comes back here with its key. */
const Upload: FC<{ upload: UploadForm; open: OpenReport; error: string | undefined }> = ({ upload, open, error }) => (
  <Details summary="Lấy số liệu từ tệp Excel" open={error !== undefined}>
    <p class="govuk-body">
      <a class="govuk-link" href={excelPath(open.ref)}>
        Tải biểu mẫu Excel
      </a>
      , điền số vào dòng của đơn vị, rồi tải lên. Số liệu hiện ở trang này để kiểm tra trước khi lưu.
    </p>
    <form method="post" action={upload.action} enctype="multipart/form-data">
      {upload.fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <FileUpload name="file" label="Tệp .xlsx đã điền" accept=".xlsx" error={error} />
      <Button kind="secondary">Tải lên và đọc</Button>
    </form>
  </Details>
);
