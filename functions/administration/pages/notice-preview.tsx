import type { FC } from 'hono/jsx';
import type { SpecialDay, YearNotice } from '#shared/calendar/index.ts';
import { formatDate } from '#shared/kernel/civil-date.ts';
import { unitName } from '#shared/ui/casework/event-words.ts';
import { Button, ButtonGroup } from '#shared/ui/components/button.tsx';
import { CsrfField } from '#shared/ui/components/csrf-field.tsx';
import { ErrorSummary, type FieldError } from '#shared/ui/components/error-summary.tsx';
import { InsetText } from '#shared/ui/components/messages.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import type { Form } from '#shared/ui/form-reading.ts';
import { EXAMPLES, type Move } from '../domain/change.ts';
import type { FormFacts } from './organisation-form.tsx';
import { WhyField } from './why-field.tsx';

interface NoticePreviewProps {
  readonly notice: YearNotice;
  readonly before: YearNotice;
  /** Open pieces of work looked at. */
  readonly looked: number;
  readonly moves: readonly Move[];
  readonly boardNames: ReadonlyMap<string, string>;
  readonly facts: FormFacts;
  readonly form: Form;
  readonly errors: readonly FieldError[];
  readonly whyError: string | undefined;
  readonly csrfToken: string;
  readonly version: number;
}

const KEPT = ['number', 'date-day', 'date-month', 'date-year', 'days'];

/** What putting a notice into force would do; nothing is saved yet. */
export const NoticePreview: FC<NoticePreviewProps> = (props) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <ErrorSummary errors={props.errors} />
      <h1 class="govuk-heading-l">Xem trước: ngày nghỉ năm {props.notice.year}</h1>
      <SummaryList
        rows={[
          { key: 'Căn cứ', value: props.notice.notice ?? '' },
          { key: 'Thêm vào lịch', value: <Days days={missingIn(props.before, props.notice)} /> },
          { key: 'Bỏ khỏi lịch', value: <Days days={missingIn(props.notice, props.before)} /> },
          { key: 'Việc đang mở', value: props.looked },
          { key: 'Việc đổi hạn', value: props.moves.length },
        ]}
      />
      {props.moves.length === 0 ? (
        <InsetText>Không việc nào đổi hạn. Ngày nhắc của các việc vẫn được tính lại theo lịch mới.</InsetText>
      ) : (
        <Moves {...props} />
      )}
      <form method="post" novalidate>
        <CsrfField token={props.csrfToken} />
        <input type="hidden" name="version" value={String(props.version)} />
        {KEPT.map((name) => (
          <input type="hidden" name={name} value={props.form.get(name) ?? ''} />
        ))}
        <WhyField form={props.form} error={props.whyError} />
        <ButtonGroup>
          <Button name="button" value="save">
            Lưu và tính lại hạn
          </Button>
          <Button kind="secondary" name="button" value="back">
            Sửa lại danh sách
          </Button>
        </ButtonGroup>
      </form>
    </div>
  </div>
);

const missingIn = (before: YearNotice, after: YearNotice): readonly SpecialDay[] =>
  after.days.filter(({ date, what }) => !before.days.some((day) => day.date === date && day.what === what));

const Days: FC<{ days: readonly SpecialDay[] }> = ({ days }) =>
  days.length === 0 ? (
    <>Không có</>
  ) : (
    <ul class="govuk-list">
      {days.map(({ date, name }) => (
        <li>
          {formatDate(date)}: {name}
        </li>
      ))}
    </ul>
  );

const Moves: FC<NoticePreviewProps> = ({ moves, boardNames, facts }) => (
  <>
    <Table
      caption="Theo kế hoạch, quy trình"
      captionSize="s"
      columns={[{ header: 'Kế hoạch, quy trình' }, { header: 'Việc đổi hạn', numeric: true }]}
      rows={[...Map.groupBy(moves, ({ board }) => board)].map(([board, own]) => [
        boardNames.get(board) ?? board,
        own.length,
      ])}
      emptyText="Không có."
    />
    <MovesTable moves={moves.slice(0, EXAMPLES)} facts={facts} caption="Ví dụ" />
  </>
);

export const MovesTable: FC<{ moves: readonly Move[]; facts: FormFacts; caption: string }> = ({
  moves,
  facts: { organisation, today },
  caption,
}) => (
  <Table
    caption={caption}
    captionSize="s"
    columns={[{ header: 'Việc' }, { header: 'Đơn vị' }, { header: 'Từ' }, { header: 'Sang' }]}
    rows={moves.map((move) => [
      <a class="govuk-link" href={`/viec/${move.caseId}/${move.taskId}`}>
        {move.subject}
      </a>,
      unitName(organisation, move.unit, today),
      move.before,
      move.after,
    ])}
    emptyText="Không có việc nào."
  />
);
