import type { FC } from 'hono/jsx';
import { classNames } from '#shared/ui/class-names.ts';
import type { UploadForm } from '#shared/files/files.ts';
import { formatNumber } from '#shared/kernel/vietnamese-number.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { errorAt, FormFrame, type FormState } from '#shared/ui/casework/form-frame.tsx';
import { Button } from '#shared/ui/components/button.tsx';
import { ErrorSummary, type FieldError } from '#shared/ui/components/error-summary.tsx';
import { Details, InsetText } from '#shared/ui/components/messages.tsx';
import { FileUpload, TextInput } from '#shared/ui/components/text-input.tsx';
import { pointsOf, type Figures } from '../domain/losses.ts';
import { nameOfMonth } from '../domain/month.ts';
import { fieldOf, type Typed } from '../domain/read-scores.ts';
import { indicatorsOf, mostOf, type Indicator } from '../domain/scale.ts';
import { casePath } from '../domain/sheet.ts';
import type { RefusedRow } from '../read-excel.ts';
import type { OpenSheet } from './context.ts';

interface EnterPageProps {
  readonly open: OpenSheet;
  readonly units: readonly UnitId[];
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly fromFile?: readonly RefusedRow[];
  readonly figures: Figures;
  readonly upload: UploadForm;
  readonly frame: FormState;
}

export const EnterPage: FC<EnterPageProps> = (props) => {
  const { open, units, errors, fromFile, frame } = props;
  const { known, nameOf } = open;
  const [only] = units;
  const isOne = units.length === 1 && only !== undefined;
  const path = casePath(known.caseId);
  return (
    <>
      <ErrorSummary errors={errors} />
      <span class="govuk-caption-l">Bộ chỉ số 766 tháng {nameOfMonth(known.sheet.month)}</span>
      <h1 class="govuk-heading-l">{isOne ? nameOf(only) : `Nhập điểm ${String(units.length)} đơn vị`}</h1>
      <p class="govuk-body">
        Phần lẻ viết sau dấu phẩy, ví dụ 3,75. Ô để trống là chưa có điểm; lưu được và nhập tiếp sau.
      </p>
      {fromFile !== undefined && (
        <InsetText>Điểm dưới đây lấy từ tệp Excel vừa tải lên và chưa được lưu. Kiểm tra rồi bấm «Lưu điểm».</InsetText>
      )}
      {fromFile !== undefined && <Refused rows={fromFile} open={open} />}
      <FormFrame {...frame} submit="Lưu điểm" cancelHref={path}>
        <input type="hidden" name="units" value={units.join(' ')} />
        {isOne ? <OneUnit {...props} unit={only} /> : <Grid {...props} />}
      </FormFrame>
      {!isOne && <Upload {...props} />}
    </>
  );
};

/** The groups of one unit, a box for each indicator. */
const OneUnit: FC<EnterPageProps & { unit: UnitId }> = ({ open: { scale }, unit, typed, errors, figures }) => (
  <>
    {scale.groups.map((group) => (
      <div class="govuk-form-group">
        <fieldset class="govuk-fieldset">
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">
            <h2 class="govuk-fieldset__heading">
              {group.name} (tối đa {formatNumber(mostOf(group))})
            </h2>
          </legend>
          {group.indicators.map((indicator) => {
            const field = fieldOf(unit, indicator);
            return (
              <TextInput
                name={field}
                label={`${indicator.name} (tối đa ${formatNumber(indicator.max)})`}
                hint={hintOf(indicator, figures[unit])}
                value={typed[field] ?? ''}
                inputmode="decimal"
                width={5}
                error={errorAt(errors, field)}
              />
            );
          })}
        </fieldset>
      </div>
    ))}
  </>
);

function hintOf(indicator: Indicator, figures: Figures[UnitId] | undefined): string | undefined {
  if (indicator.system === null) return undefined;
  const points = pointsOf(indicator, figures);
  const figure = figures?.find((each) => each.figure === indicator.system);
  if (points === undefined || figure === undefined)
    return 'Trong tháng hệ thống không có hồ sơ nào của đơn vị để tính; nhập tay.';
  return (
    `Hệ thống tính ${formatNumber(points)} điểm: ${String(figure.onTime)} đúng hạn, ` +
    `${String(figure.late)} chậm. Sửa được nếu thiếu.`
  );
}

/** All units, a row each; scrolls in its own frame on the phone. */
const Grid: FC<EnterPageProps> = (props) => {
  const { open, units } = props;
  const { scale, nameOf } = open;
  return (
    <div class="dh-table-frame" role="region" aria-label="Bảng nhập điểm" tabindex={0}>
      <table class="govuk-table dh-figures">
        <caption class="govuk-table__caption govuk-table__caption--s">Điểm từng chỉ số của từng đơn vị</caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            <th scope="col" class="govuk-table__header">
              Đơn vị
            </th>
            {indicatorsOf(scale).map(({ name, max }) => (
              <th scope="col" class="govuk-table__header">
                {name} (tối đa {formatNumber(max)})
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {units.map((unit) => (
            <tr class="govuk-table__row">
              <th scope="row" class="govuk-table__header">
                {nameOf(unit)}
                <RowErrors {...props} unit={unit} />
              </th>
              {indicatorsOf(scale).map((indicator) => (
                <Cell {...props} unit={unit} indicator={indicator} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** Beside the unit's name, where they are seen on the phone too: cells are too narrow for sentences. */
const RowErrors: FC<EnterPageProps & { unit: UnitId }> = ({ open: { scale }, errors, unit }) => (
  <>
    {indicatorsOf(scale).map((indicator) => {
      const field = fieldOf(unit, indicator);
      const error = errorAt(errors, field);
      return error === undefined ? null : (
        <p id={`${field}-error`} class="govuk-error-message">
          <span class="govuk-visually-hidden">Lỗi:</span> {error}
        </p>
      );
    })}
  </>
);

const Cell: FC<EnterPageProps & { unit: UnitId; indicator: Indicator }> = (props) => {
  const { open, typed, errors, unit, indicator } = props;
  const field = fieldOf(unit, indicator);
  const error = errorAt(errors, field);
  return (
    <td class="govuk-table__cell">
      <input
        class={classNames('govuk-input', 'govuk-input--width-4', error !== undefined && 'govuk-input--error')}
        id={field}
        name={field}
        type="text"
        inputmode="decimal"
        value={typed[field] ?? ''}
        aria-label={`${open.nameOf(unit)}: ${indicator.name}`}
        aria-describedby={error === undefined ? undefined : `${field}-error`}
        aria-invalid={error === undefined ? undefined : 'true'}
      />
    </td>
  );
};

/** Rows of the file that were not taken, as they stand in it. */
const Refused: FC<{ rows: readonly RefusedRow[]; open: OpenSheet }> = ({ rows, open: { scale } }) =>
  rows.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-m">Dòng chưa nhận</h2>
      <ul class="govuk-list govuk-list--bullet">
        {rows.map(({ row, unit, values, message }) => (
          <li id={`row-${String(row)}`} tabindex={-1}>
            <strong>Dòng {row}:</strong> {message}
            <br />
            <span class="dh-secondary">
              {unit}:{' '}
              {indicatorsOf(scale)
                .map(({ name }, i) => `${name} ${values[i] === '' ? '–' : (values[i] ?? '–')}`)
                .join('; ')}
            </span>
          </li>
        ))}
      </ul>
    </>
  );

/** A form of its own: the browser sends the file straight to the bucket and comes back here with its key. */
const Upload: FC<EnterPageProps> = ({ upload, open, errors }) => {
  const error = errorAt(errors, 'file');
  return (
    <Details summary="Lấy điểm từ tệp Excel" open={error !== undefined}>
      <p class="govuk-body">
        <a class="govuk-link" href={`${casePath(open.known.caseId)}/bang-diem.xlsx`}>
          Tải biểu mẫu Excel
        </a>
        , điền điểm vào dòng của từng đơn vị, rồi tải lên. Điểm hiện ở trang này để kiểm tra trước khi lưu.
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
};
