import type { FC } from 'hono/jsx';
import { isOverdue, type Task } from '#shared/casework/index.ts';
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { holdersOn, type Organisation, type Unit } from '#shared/org/index.ts';
import { nameOn, validOn, type UnitId } from '#shared/org/unit.ts';
import { dueWords, TaskStateTag } from '#shared/ui/casework/task-state.tsx';
import { InsetText } from '#shared/ui/components/messages.tsx';
import { SummaryList, type SummaryRow } from '#shared/ui/components/summary-list.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { boardHref, unitHref } from '../domain/links.ts';
import { percentOnTime, type OnTime } from '../domain/on-time.ts';

export interface UnitPageProps {
  readonly unit: Unit;
  readonly organisation: Organisation;
  readonly today: PlainDate;
  /** Its open work, the most urgent first. */
  readonly work: readonly Task[];
  readonly onTime: OnTime;
  readonly people: readonly UnitPerson[];
  readonly taskPath: (task: Task) => string;
}

/** Who does something for a unit; the others only look. */
const SHOWN_ROLES = ['leader', 'office', 'head', 'officer'] as const;
type ShownRole = (typeof SHOWN_ROLES)[number];

export interface UnitPerson {
  readonly name: string;
  readonly role: ShownRole;
  /** Whom he stands in for; null for an own role. */
  readonly onBehalfOf: string | null;
  readonly absent: boolean;
}

const ROLES: Readonly<Record<ShownRole, string>> = {
  leader: 'Lãnh đạo UBND',
  office: 'Văn phòng',
  head: 'Thủ trưởng đơn vị',
  officer: 'Cán bộ phụ trách',
};

/** Who acts for the unit on a day, deputies beside those they stand in for. */
export const peopleOf = (organisation: Organisation, unit: UnitId, date: PlainDate): readonly UnitPerson[] =>
  SHOWN_ROLES.flatMap((role) =>
    holdersOn(organisation, unit, role, date).map(({ person, onBehalfOf, absent }) => ({
      ...{ name: person.name, role, absent },
      onBehalfOf: onBehalfOf?.name ?? null,
    })),
  );

const WORK_SHOWN = 50;

export const UnitPage: FC<UnitPageProps> = (props) => {
  const { unit, work, today, organisation, taskPath } = props;
  return (
    <>
      <h1 class="govuk-heading-l">{nameOn(unit, today)}</h1>
      {!validOn(unit, today) && <Closed {...props} />}
      <SummaryList rows={factsOf(props)} />
      <Table
        caption={`Việc đang mở (${String(work.length)})`}
        columns={['Việc', 'Hạn', 'Tình trạng'].map((header) => ({ header }))}
        rows={work.slice(0, WORK_SHOWN).map((task) => [
          <a class="govuk-link" href={taskPath(task)}>
            {task.subject}
          </a>,
          dueWords(task),
          <TaskStateTag task={task} today={today} />,
        ])}
        emptyText="Đơn vị không còn việc nào đang mở."
      />
      {work.length > WORK_SHOWN && (
        <p class="govuk-body">
          <a class="govuk-link" href={boardHref(null, { unit: unit.id })}>
            Xem tất cả {work.length} việc
          </a>
        </p>
      )}
      <People {...props} />
      <Below unit={unit} organisation={organisation} today={today} />
    </>
  );
};

const Closed: FC<Pick<UnitPageProps, 'unit' | 'organisation' | 'today'>> = ({ unit, organisation, today }) => (
  <InsetText>
    Đơn vị đã kết thúc hoạt động{unit.validTo === null ? '' : ` từ sau ngày ${formatDate(unit.validTo)}`}. Kế thừa:{' '}
    {organisation
      .successorsOn(unit.id, today)
      .map((successor) => nameOn(successor, today))
      .join('; ') || 'chưa ghi'}
    .
  </InsetText>
);

function factsOf({ unit, organisation, today, work, onTime }: UnitPageProps): readonly SummaryRow[] {
  const above = organisation.parentOn(unit, today);
  const late = work.filter(({ state, due }) => state === 'open' && due !== null && isOverdue(due, today));
  return [
    ...(above === undefined ? [] : [{ key: 'Trực thuộc', value: nameOn(above, today) }]),
    {
      key: 'Đang quá hạn',
      value: (
        <a class="govuk-link" href={boardHref(null, { unit: unit.id, count: 'overdue' })}>
          {late.length} việc
        </a>
      ),
    },
    { key: 'Tỷ lệ đúng hạn', value: onTimeWords(onTime) },
  ];
}

/** «87% (26/30 việc đã đến hạn); 3 việc xong muộn, 1 việc còn quá hạn». */
export function onTimeWords(onTime: OnTime): string {
  const percent = percentOnTime(onTime);
  if (percent === null) return 'Chưa có việc nào đến hạn.';
  const { judged, onTime: kept, doneLate, overdue } = onTime;
  return `${String(percent)}% (${String(kept)}/${String(judged)} việc đã xong hoặc đã quá hạn); ${String(doneLate)} việc xong muộn, ${String(overdue)} việc còn quá hạn.`;
}

const People: FC<Pick<UnitPageProps, 'people'>> = ({ people }) => (
  <Table
    caption="Người của đơn vị"
    columns={['Họ tên', 'Vai trò', 'Ghi chú'].map((header) => ({ header }))}
    rows={people.map(({ name, role, onBehalfOf, absent }) => [
      name,
      ROLES[role],
      [onBehalfOf === null ? '' : `Làm thay ${onBehalfOf}`, absent ? 'Đang vắng' : ''].filter(Boolean).join('; '),
    ])}
    emptyText="Chưa có ai được giao vai trò ở đơn vị này."
  />
);

/** Units under it, when it has any. */
const Below: FC<Pick<UnitPageProps, 'unit' | 'organisation' | 'today'>> = ({ unit, organisation, today }) => {
  const below = organisation.childrenOn(unit.id, today);
  return below.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-m">Đơn vị trực thuộc</h2>
      <ul class="govuk-list dh-columns">
        {below.map((child) => (
          <li>
            <a class="govuk-link" href={unitHref(child.id)}>
              {nameOn(child, today)}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
};
