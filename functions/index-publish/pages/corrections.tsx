/** Corrections of what was published: when, why, and every score that changed. Nothing is corrected unseen. */
import type { FC } from 'hono/jsx';
import { formatDate } from '#shared/kernel/civil-date.ts';
import { formatNumber } from '#shared/kernel/vietnamese-number.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { Table } from '#shared/ui/components/table.tsx';
import { indicatorsOf, type Scale } from '../domain/scale.ts';
import type { Publication } from '../domain/sheet.ts';

interface CorrectionsProps {
  readonly publication: Publication;
  readonly scale: Scale;
  readonly nameOf: (unit: UnitId) => string;
}

export const Corrections: FC<CorrectionsProps> = ({ publication: { corrections }, scale, nameOf }) => (
  <>
    {corrections.map(({ number, on, reason, changes }) => (
      <section>
        <h2 class="govuk-heading-m">
          Đính chính lần {number}, ngày {formatDate(on)}
        </h2>
        <p class="govuk-body dh-typed">Lý do: {reason}</p>
        <Table
          caption={`Điểm thay đổi ở lần đính chính ${String(number)}`}
          captionSize="s"
          columns={[
            { header: 'Đơn vị' },
            { header: 'Chỉ số' },
            { header: 'Đã công khai', numeric: true },
            { header: 'Đính chính', numeric: true },
          ]}
          rows={changes.map(({ unit, indicator, before, after }) => [
            nameOf(unit),
            indicatorsOf(scale).find(({ id }) => id === indicator)?.name ?? indicator,
            before === null ? '–' : formatNumber(before),
            formatNumber(after),
          ])}
          emptyText=""
        />
      </section>
    ))}
  </>
);
