import type { FC } from 'hono/jsx';
import type { UploadForm } from '#shared/files/files.ts';
import type { Organisation } from '#shared/org/index.ts';
import type { ImportProblem } from '#shared/org/workbook/table.ts';
import { PEOPLE_COLUMNS, UNIT_COLUMNS } from '#shared/org/workbook/template.ts';
import { errorAt } from '#shared/ui/casework/form-frame.tsx';
import { Button } from '#shared/ui/components/button.tsx';
import { CsrfField } from '#shared/ui/components/csrf-field.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { FileUpload, TextArea } from '#shared/ui/components/text-input.tsx';
import { comparisonOf } from '../domain/imported.ts';
import type { PastedTables } from '../use-cases/read-import.ts';

export const UploadFields: FC<{ upload: UploadForm }> = ({ upload }) => (
  <form method="post" action={upload.action} enctype="multipart/form-data">
    {upload.fields.map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <FileUpload name="file" label="Tệp Excel đã điền" labelSize="m" hint="Tệp .xlsx, tối đa 5 MB" accept=".xlsx" />
    <Button>Gửi tệp và xem trước</Button>
  </form>
);

export const PasteForm: FC<{ csrfToken: string; pasted: PastedTables; errors: readonly FieldError[] }> = ({
  csrfToken,
  pasted,
  errors,
}) => (
  <form method="post" novalidate>
    <h2 class="govuk-heading-m">Hoặc dán từ Excel, CSV</h2>
    <CsrfField token={csrfToken} />
    <TextArea
      name="units"
      label="Trang «Đơn vị»"
      hint={`Dòng đầu là tiêu đề: ${UNIT_COLUMNS.join(', ')}`}
      rows={6}
      value={pasted.units}
      error={errorAt(errors, 'units')}
    />
    <TextArea
      name="people"
      label="Trang «Người»"
      hint={`Dòng đầu là tiêu đề: ${PEOPLE_COLUMNS.join(', ')}`}
      rows={6}
      value={pasted.people}
      error={errorAt(errors, 'people')}
    />
    <Button kind="secondary">Xem trước phần đã dán</Button>
  </form>
);

export const Summary: FC<{ before: Organisation; after: Organisation }> = ({ before, after }) => {
  const { units, people } = comparisonOf(before, after);
  return (
    <SummaryList
      rows={[
        { key: 'Đơn vị', value: `${units.total}: ${units.added} mới, ${units.changed} thay đổi` },
        { key: 'Cán bộ', value: `${people.total}: ${people.added} mới, ${people.changed} thay đổi` },
        { key: 'Chưa có thư điện tử', value: `${after.people.filter(({ email }) => email === null).length} người` },
      ]}
    />
  );
};

const SHOWN = 200;

/** Every fault with its place; of very many the first. */
export const Problems: FC<{ problems: readonly ImportProblem[] }> = ({ problems: found }) => (
  <>
    <h1 class="govuk-heading-l">Có {found.length} chỗ cần sửa</h1>
    <p class="govuk-body">Chưa có gì được lưu. Sửa các dòng dưới đây rồi gửi lại.</p>
    <Table
      caption="Các chỗ cần sửa"
      captionSize="s"
      columns={[{ header: 'Trang, dòng' }, { header: 'Cột' }, { header: 'Lỗi' }, { header: 'Cách sửa' }]}
      rows={found
        .slice(0, SHOWN)
        .map(({ sheet, row, column, message, remedy }) => [
          row === null ? sheet : `${sheet}, dòng ${row}`,
          column ?? '',
          message,
          remedy,
        ])}
      emptyText="Không có."
    />
  </>
);

/** What was pasted, to be mended and looked at again. */
export const PasteAgain: FC<{ csrfToken: string; pasted: PastedTables; action: string }> = ({
  csrfToken,
  pasted,
  action,
}) => (
  <form method="post" action={action} novalidate>
    <CsrfField token={csrfToken} />
    <TextArea name="units" label="Trang «Đơn vị»" rows={10} value={pasted.units} />
    <TextArea name="people" label="Trang «Người»" rows={10} value={pasted.people} />
    <Button>Xem trước lại</Button>
  </form>
);
