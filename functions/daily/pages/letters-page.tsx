import type { FC } from 'hono/jsx';
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Organisation } from '#shared/org/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { Button } from '#shared/ui/components/button.tsx';
import { Select } from '#shared/ui/components/choices.tsx';
import { CsrfField } from '#shared/ui/components/csrf-field.tsx';
import { ErrorSummary } from '#shared/ui/components/error-summary.tsx';
import { DownloadLinks, SHEETS } from '#shared/ui/list-download.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import type { DraftedLetter } from '../store/letter-list.ts';

export const LETTERS_PAGE = '/don-doc';

export interface LettersPageProps {
  readonly letters: readonly DraftedLetter[];
  /** Units the reader may urge, by committee. */
  readonly choices: readonly { readonly committee: UnitId; readonly units: readonly UnitId[] }[];
  readonly organisation: Organisation;
  readonly today: PlainDate;
  readonly csrfToken: string;
  /** What was chosen in a form that is shown again, and what is wrong with it. */
  readonly chosen?: string | undefined;
  readonly error?: string | undefined;
}

export const fileHref = ({ committee, date, unit }: DraftedLetter): string =>
  `${LETTERS_PAGE}/${committee}/${date}/${unit}`;

/** Drafted letters, the newest first, and a form for one more. */
export const LettersPage: FC<LettersPageProps> = (props) => (
  <>
    {props.error !== undefined && <ErrorSummary errors={[{ field: 'unit', message: props.error }]} />}
    <h1 class="govuk-heading-l">Công văn đôn đốc</h1>
    <p class="govuk-body">
      Khi việc của một đơn vị bị báo lên Văn phòng, dự thảo công văn được lập sẵn: tải về, ghi số và ngày, trình ký.
    </p>
    <Drafts {...props} />
    <DownloadLinks
      formats={SHEETS}
      hrefOf={(format) => `${LETTERS_PAGE}.${format}`}
      what="danh sách công văn đôn đốc"
    />
    <h2 class="govuk-heading-m">Lập thêm</h2>
    <DraftForm {...props} />
  </>
);

const nameOf = ({ organisation, today }: LettersPageProps, unit: UnitId): string =>
  organisation.nameOn(unit, today) ?? unit;

const Drafts: FC<LettersPageProps> = (props) => (
  <Table
    caption="Dự thảo"
    columns={[
      { header: 'Đơn vị' },
      { header: 'Ngày lập' },
      { header: 'Việc quá hạn', numeric: true },
      { header: 'Tệp' },
    ]}
    rows={props.letters.map((letter) => [
      nameOf(props, letter.unit),
      formatDate(letter.date),
      String(letter.tasks),
      <a class="govuk-link" href={fileHref(letter)}>
        Tải về<span class="govuk-visually-hidden"> công văn gửi {nameOf(props, letter.unit)}</span>
      </a>,
    ])}
    emptyText="Chưa có dự thảo nào."
  />
);

const DraftForm: FC<LettersPageProps> = (props) => (
  <form method="post" action={LETTERS_PAGE}>
    <CsrfField token={props.csrfToken} />
    <Select
      name="unit"
      label="Đơn vị"
      hint="Dự thảo nêu mọi việc quá hạn của đơn vị tính đến hôm nay; lập lại trong ngày thì thay bản trước."
      error={props.error}
      value={props.chosen}
      choices={props.choices.flatMap(({ committee, units }) =>
        units.map((unit) => ({ value: `${committee} ${unit}`, label: nameOf(props, unit) })),
      )}
    />
    <Button>Lập dự thảo</Button>
  </form>
);
