/**
 * A leader's morning on one screen: what to sign, how things stand, which units are late. What he may want next – the tasks
 * by name, the charts – is one tap below, one part at a time. Every number leads to its rows.
 */
import type { Child, FC } from 'hono/jsx';
import { isClosed, type Task } from '#shared/casework/index.ts';
import { daysBetween, formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Organisation } from '#shared/org/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { TaskStateTag } from '#shared/ui/casework/task-state.tsx';
import { Details, InsetText } from '#shared/ui/components/messages.tsx';
import type { Count, Period } from '../domain/digest-rows.ts';
import { boardHref } from '../domain/links.ts';
import { redList, rowsCounted } from '../domain/red-list.ts';
import type { LeaderView, NamedTask } from '../use-cases/read-leader.ts';
import { LeaderTrends } from './leader-trends.tsx';

export const LEADER_PAGE = '/lanh-dao';

/** A way to act on a task from a list, open to the reader. */
export interface Shortcut {
  readonly text: string;
  readonly href: string;
}

export interface LeaderPageProps extends LeaderView {
  readonly readerName: string;
  readonly committee: UnitId;
  /** Others he may look at. */
  readonly others: readonly UnitId[];
  readonly organisation: Organisation;
  readonly today: PlainDate;
  readonly taskPath: (task: Task) => string;
  /** Urging and extending, as far as the reader may and the task stands so. */
  readonly shortcuts: (task: Task) => readonly Shortcut[];
}

interface Morning extends LeaderPageProps {
  readonly period: Period;
}

export const LeaderPage: FC<LeaderPageProps> = (props) => {
  const { readerName, committee, organisation, today, period } = props;
  return (
    <div class="dh-leader">
      <h1 class="govuk-heading-m">
        <span class="govuk-caption-m">
          {organisation.nameOn(committee, today) ?? committee}, {formatDate(today)}
        </span>
        Xin chào, {readerName}
      </h1>
      <div class="dh-leader__parts">
        <Signatures {...props} />
        {period === null ? (
          <InsetText>
            Chưa có số liệu sáng nào: lần rà soát đầu tiên chạy lúc 00:05 của ngày làm việc tới. Xem{' '}
            <a class="govuk-link" href={boardHref(null, { committee })}>
              bảng theo dõi lúc này
            </a>
            .
          </InsetText>
        ) : (
          <MorningPart {...props} period={period} />
        )}
      </div>
      <OtherCommittees {...props} />
    </div>
  );
};

const SIGNATURES_SHOWN = 2;

const Signatures: FC<LeaderPageProps> = ({ toSign, taskPath, today }) => (
  <section class="dh-leader__signatures" aria-labelledby="cho-ky">
    <h2 class="govuk-heading-s" id="cho-ky">
      {toSign.length === 0 ? (
        'Không có gì chờ ông/bà ký'
      ) : (
        <a class="govuk-link" href="/viec?nhom=decide">
          Chờ ông/bà ký, quyết định: {toSign.length}
        </a>
      )}
    </h2>
    {toSign.length > 0 && (
      <ul class="dh-work">
        {toSign.slice(0, SIGNATURES_SHOWN).map((task) => (
          <li class="dh-leader__item">
            <a class="govuk-link dh-work__subject" href={taskPath(task)}>
              {task.subject}
            </a>{' '}
            <TaskStateTag task={task} today={today} />
          </li>
        ))}
      </ul>
    )}
  </section>
);

/** What stands folded under the red list: of these at most one is open. */
const NEXT = 'xem-tiep';

const MorningPart: FC<Morning> = (props) => (
  <>
    <Tiles {...props} />
    <RedList {...props} />
    <div class="dh-leader__more">
      <Named {...props} title="Trễ lâu nhất" tasks={props.late} />
      <Named {...props} title="Sắp đến hạn" tasks={props.soon} />
      <Details summary="Xu hướng" group={NEXT}>
        <LeaderTrends trends={props.trends} />
      </Details>
      <p class="govuk-body-s dh-secondary">
        Số liệu sáng {formatDate(props.period.date)}, như trong thư; thay đổi tính từ {formatDate(props.period.since)}.
      </p>
    </div>
  </>
);

const hrefOf = ({ period, committee }: Morning, count: Count, unit: UnitId | null = null): string =>
  boardHref(null, { ...period, committee, unit, count });

const TILES = [
  ['overdue', 'quá hạn'],
  ['dueThisWeek', 'đến hạn trong 7 ngày'],
  ['newlyOverdue', 'mới quá hạn'],
  ['finished', 'mới xong'],
  ['extended', 'được gia hạn'],
  ['opened', 'mới mở'],
] as const;

/** The state of things on top, what moved since the last mail below it. */
const Tiles: FC<Morning> = (props) => (
  <ul class="dh-tiles">
    {TILES.map(([count, text], place) => (
      <li class={place < 2 ? 'dh-tile dh-tile--large' : 'dh-tile'}>
        <a class="govuk-link dh-tile__link" href={hrefOf(props, count)}>
          <span class="dh-tile__number">{rowsCounted(props.rows, count, props.period).length}</span> {text}
        </a>
      </li>
    ))}
  </ul>
);

const UNITS_SHOWN = 3;

const RedList: FC<Morning> = (props) => {
  const { organisation, period, rows } = props;
  const red = redList(rows, period);
  return red.length === 0 ? null : (
    <section class="dh-leader__red" aria-labelledby="danh-sach-do">
      <h2 class="govuk-heading-s" id="danh-sach-do">
        Đơn vị trễ nhiều nhất
      </h2>
      <ol class="dh-work">
        {red.slice(0, UNITS_SHOWN).map(({ unit, overdue, oldest }) => (
          <li class="dh-leader__item dh-leader__item--red">
            <a class="govuk-link" href={hrefOf(props, 'overdue', unit)}>
              {organisation.nameOn(unit, period.date) ?? unit}: {overdue} việc
            </a>
            , lâu nhất {daysBetween(oldest, period.date)} ngày lịch
          </li>
        ))}
      </ol>
      {red.length > UNITS_SHOWN && (
        <p class="govuk-body">
          <a class="govuk-link" href={hrefOf(props, 'overdue')}>
            Và {red.length - UNITS_SHOWN} đơn vị khác
          </a>
        </p>
      )}
    </section>
  );
};

interface NamedProps extends Morning {
  readonly title: string;
  readonly tasks: readonly NamedTask[];
}

/** Tasks by name as they stand now: what was done since the morning is left out. */
const Named: FC<NamedProps> = ({ title, tasks, organisation, period, today, taskPath, shortcuts }): Child => {
  const open = tasks.filter(({ task }) => !isClosed(task));
  return open.length === 0 ? null : (
    <Details summary={title} group={NEXT}>
      <ul class="dh-work">
        {open.map(({ task, row, source }) => (
          <li class="dh-leader__item">
            <a class="govuk-link dh-work__subject" href={taskPath(task)}>
              {row.title}
            </a>
            <p class="dh-work__facts">
              <TaskStateTag task={task} today={today} /> {organisation.nameOn(task.unit, period.date) ?? task.unit} ·{' '}
              {source}
            </p>
            <Ways task={task} ways={shortcuts(task)} />
          </li>
        ))}
      </ul>
    </Details>
  );
};

const Ways: FC<{ task: Task; ways: readonly Shortcut[] }> = ({ task, ways }) =>
  ways.length === 0 ? null : (
    <p class="dh-leader__ways">
      {ways.map(({ text, href }) => (
        <a class="govuk-link" href={href}>
          {text}
          <span class="govuk-visually-hidden"> «{task.subject}»</span>
        </a>
      ))}
    </p>
  );

const OtherCommittees: FC<LeaderPageProps> = ({ others, organisation, today }) =>
  others.length === 0 ? null : (
    <p class="govuk-body">
      Xem của:{' '}
      {others.map((unit) => (
        <>
          <a class="govuk-link" href={`${LEADER_PAGE}?cap=${unit}`}>
            {organisation.nameOn(unit, today) ?? unit}
          </a>{' '}
        </>
      ))}
    </p>
  );
