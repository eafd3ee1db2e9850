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
        caption={`${classWords(agencyClass)} (${String(ranked.length)}/${String(ranked.length + incomplete.length)} đủ điểm)`}
        captionSize="s"
        columns={[
          { header: 'Đơn vị' },
          { header: 'Tổng điểm', numeric: true },
          { header: 'Xếp loại' },
          { header: 'Hạng', numeric: true },
          { header: 'Chi tiết' },
        ]}
        rows={[
          ...ranked.map(({ unit, total, grade, rank }) => [
            <Name open={open} unit={unit} />,
            formatNumber(total),
            grade,
            String(rank),
            <a class="govuk-link" href={`${casePath(open.known.caseId)}/don-vi/${unit}`}>
              Mất điểm ở đâu<span class="govuk-visually-hidden">, {open.nameOf(unit)}</span>
            </a>,
          ]),
          ...incomplete.map((unit) => [<Name open={open} unit={unit} />, 'Còn thiếu', '', '', '']),
        ]}
        emptyText=""
      />
    ))}
  </>
);

/** Leads to the unit's form while scores are entered. */
const Name: FC<{ open: OpenSheet; unit: UnitId }> = ({ open: { known, may, nameOf }, unit }) =>
  may.score && known.sheet.state === 'scoring' ? (
    <a class="govuk-link" href={`${casePath(known.caseId)}/nhap?don-vi=${unit}`}>
      <span class="govuk-visually-hidden">Nhập điểm </span>
      {nameOf(unit)}
    </a>
  ) : (
    <>{nameOf(unit)}</>
  );
