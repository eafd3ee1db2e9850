/** The units of a sheet, class by class, the ranked ones first. Each leads to its form, or to what cost it points. */
import type { FC } from 'hono/jsx';
import { formatNumber } from '#shared/kernel/vietnamese-number.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { Table } from '#shared/ui/components/table.tsx';
import type { Ranking } from '../domain/ranking.ts';
import { casePath } from '../domain/sheet.ts';
import type { OpenSheet } from './context.ts';
import { classWords } from './ranking-section.tsx';

interface SheetUnitsProps {
  readonly open: OpenSheet;
  readonly rankings: readonly Ranking[];
}

export const SheetUnits: FC<SheetUnitsProps> = ({ open, rankings }) => (
  <>
    {rankings.map(({ agencyClass, ranked, incomplete }) => (
      <Table
        caption={
          `${classWords(agencyClass)}: ${String(ranked.length)}/${String(ranked.length + incomplete.length)} ` +
          'đơn vị đủ điểm'
        }
        columns={[
          { header: 'Đơn vị' },
          { header: 'Tổng điểm', numeric: true },
          { header: 'Xếp loại' },
          { header: 'Hạng', numeric: true },
          { header: 'Chi tiết' },
        ]}
        rows={[
          ...ranked.map(({ unit, total, grade, rank }) => [
            open.nameOf(unit),
            formatNumber(total),
            grade,
            String(rank),
            <Ways open={open} unit={unit} isRanked />,
          ]),
          ...incomplete.map((unit) => [open.nameOf(unit), 'Còn thiếu', '', '', <Ways open={open} unit={unit} />]),
        ]}
        emptyText=""
      />
    ))}
  </>
);

const Ways: FC<{ open: OpenSheet; unit: UnitId; isRanked?: boolean }> = ({ open, unit, isRanked = false }) => {
  const { known, may, nameOf } = open;
  const path = casePath(known.caseId);
  return (
    <>
      {may.score && known.sheet.state === 'scoring' && (
        <a class="govuk-link" href={`${path}/nhap?don-vi=${unit}`}>
          Nhập điểm<span class="govuk-visually-hidden"> {nameOf(unit)}</span>
        </a>
      )}{' '}
      {isRanked && (
        <a class="govuk-link" href={`${path}/don-vi/${unit}`}>
          Mất điểm ở đâu<span class="govuk-visually-hidden">, {nameOf(unit)}</span>
        </a>
      )}
    </>
  );
};
