import type { FC } from 'hono/jsx';
import type { Organisation } from '#shared/org/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { Button } from '#shared/ui/components/button.tsx';
import { CsrfField } from '#shared/ui/components/csrf-field.tsx';
import { Details, InsetText } from '#shared/ui/components/messages.tsx';
import { DownloadLinks, SHEETS_AND_WORD } from '#shared/ui/list-download.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { formatDate } from '#shared/kernel/civil-date.ts';
import type { PeriodId } from '../domain/period.ts';
import { isMissing, type BoardLine, type Standing } from '../use-cases/read-board.ts';
import { boardPath, reportPath } from './paths.ts';

interface BoardPageProps {
  readonly title: string;
  readonly period: PeriodId;
  readonly lines: readonly BoardLine[];
  readonly organisation: Organisation;
  /** For who may remind. */
  readonly remind: { readonly csrfToken: string; readonly requestKey: string } | undefined;
}

/** 280 units on one screen: those who are missing by name, under whom they report to; the others folded away. */
export const BoardPage: FC<BoardPageProps> = ({ title, period, lines, organisation, remind }) => {
  const missing = lines.filter(isMissing);
  const submitted = lines.filter(({ standing }) => standing === 'submitted');
  const nameOf = (unit: UnitId): string => organisation.units.find(({ id }) => id === unit)?.names.at(-1)?.name ?? unit;
  const listed = { period, nameOf };
  return (
    <>
      <h1 class="govuk-heading-l">{title}</h1>
      {lines.length === 0 ? (
        <InsetText>Kỳ này chưa được mở, hoặc không có đơn vị nào bạn theo dõi phải báo cáo.</InsetText>
      ) : (
        <Counts lines={lines} />
      )}
      {missing.length > 0 && remind !== undefined && <RemindForm {...remind} period={period} count={missing.length} />}
      {missing.length > 0 && <h2 class="govuk-heading-m">Chưa có báo cáo</h2>}
      {byReceiver(missing).map(([receiver, ofReceiver]) => (
        <section>
          <h3 class="govuk-heading-s">
            Gửi {receiver === null ? 'Văn phòng Chính phủ' : nameOf(receiver)} ({ofReceiver.length})
          </h3>
          <Missing lines={ofReceiver} {...listed} />
        </section>
      ))}
      {submitted.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Chờ kiểm tra</h2>
          <Units lines={submitted} {...listed} />
        </>
      )}
      <Folded summary="Đã chấp nhận" lines={lines.filter(({ standing }) => standing === 'accepted')} {...listed} />
      <Folded summary="Chưa đến kỳ" lines={lines.filter(({ standing }) => standing === 'planned')} {...listed} />
      {lines.length > 0 && <Files period={period} />}
    </>
  );
};

export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  accepted: 'Đã chấp nhận',
  submitted: 'Chờ kiểm tra',
  returned: 'Phải sửa',
  missing: 'Chưa gửi',
  planned: 'Chưa đến kỳ',
};

const Files: FC<{ period: PeriodId }> = ({ period }) => (
  <DownloadLinks
    formats={SHEETS_AND_WORD}
    hrefOf={(format) => `${boardPath(period)}/bang.${format}`}
    what="bảng theo dõi báo cáo"
  />
);

type RemindProps = NonNullable<BoardPageProps['remind']> & { readonly period: PeriodId; readonly count: number };

const RemindForm: FC<RemindProps> = ({ csrfToken, requestKey, period, count }) => (
  <form method="post" action={`${boardPath(period)}/nhac`}>
    <CsrfField token={csrfToken} />
    <input type="hidden" name="request-key" value={requestKey} />
    <Button>Nhắc tất cả {count} đơn vị chưa gửi</Button>
  </form>
);

const STANDINGS = ['accepted', 'submitted', 'returned', 'missing', 'planned'] as const;

/** A row for each report day: that is how the tiers are told apart. */
const Counts: FC<{ lines: readonly BoardLine[] }> = ({ lines }) => {
  const days = [...new Set(lines.map(({ task }) => task.row))].sort();
  const count = (row: string, wanted: (line: BoardLine) => boolean): string =>
    String(lines.filter((line) => line.task.row === row && wanted(line)).length);
  return (
    <Table
      caption="Theo hạn gửi"
      captionSize="s"
      emptyText=""
      columns={[
        { header: 'Hạn' },
        { header: 'Đơn vị', numeric: true },
        ...STANDINGS.map((standing) => ({ header: STANDING_WORDS[standing], numeric: true })),
        { header: 'Gửi chậm, quá hạn', numeric: true },
      ]}
      rows={days.map((row) => [
        dueOf(lines, row),
        count(row, () => true),
        ...STANDINGS.map((standing) => count(row, (line) => line.standing === standing)),
        count(row, ({ late }) => late),
      ])}
    />
  );
};

function dueOf(lines: readonly BoardLine[], row: string): string {
  const due = lines.find(({ task }) => task.row === row)?.task.due;
  return due === undefined || due === null ? `Ngày ${row}` : formatDate(due.lenient);
}

const byReceiver = (lines: readonly BoardLine[]): readonly (readonly [UnitId | null, readonly BoardLine[]])[] =>
  [...new Set(lines.map(({ receiver }) => receiver))].map((receiver) => [
    receiver,
    lines.filter((line) => line.receiver === receiver),
  ]);

interface Listed {
  readonly lines: readonly BoardLine[];
  readonly period: PeriodId;
  readonly nameOf: (unit: UnitId) => string;
}

const Units: FC<Listed> = ({ lines, period, nameOf }) => (
  <ul class="govuk-list dh-columns">
    {lines.map(({ unit, standing, late }) => (
      <li>
        <a class="govuk-link" href={reportPath({ period, unit })}>
          {nameOf(unit)}
        </a>
        {standing === 'returned' && <span class="dh-secondary"> phải sửa</span>}
        {late && <strong> chậm</strong>}
      </li>
    ))}
  </ul>
);

/** A few are read at once; the many xã of a province are opened on demand. */
const IN_SIGHT = 12;

const Missing: FC<Listed> = (listed) =>
  listed.lines.length <= IN_SIGHT ? (
    <Units {...listed} />
  ) : (
    <Details summary={`Xem ${String(listed.lines.length)} đơn vị chưa có báo cáo`}>
      <Units {...listed} />
    </Details>
  );

const Folded: FC<Listed & { summary: string }> = ({ summary, ...listed }) =>
  listed.lines.length === 0 ? null : (
    <Details summary={`${summary} (${listed.lines.length})`}>
      <Units {...listed} />
    </Details>
  );
