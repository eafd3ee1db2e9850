/** The petitions a reader may see, and how old the open ones are by unit and step. */
import type { FC } from 'hono/jsx';
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Calendar } from '#shared/calendar/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { dueWords, TaskStateTag } from '#shared/ui/casework/task-state.tsx';
import { Button, ButtonLink } from '#shared/ui/components/button.tsx';
import { Select } from '#shared/ui/components/choices.tsx';
import { Tag } from '#shared/ui/components/messages.tsx';
import { DownloadLinks, fileHref, SHEETS_AND_WORD } from '#shared/ui/list-download.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import { ageing } from '../domain/ageing.ts';
import { quarterName, quarterOf, quarterSchema, quartersUntil, type Quarter } from '../domain/quarter.ts';
import { receiverOn } from '../domain/receiver.ts';
import { mayRead, mayReceive } from '../domain/rights.ts';
import { STEP_NAMES, stepOf } from '../domain/step.ts';
import { listPetitions, type ListedPetition } from '../use-cases/list-petitions.ts';
import { AgeingTable } from './ageing-table.tsx';
import { nameOf, pathOf, queryOf, type PagePorts } from './pakn-context.ts';

const QUARTERS = 8;

interface Listing {
  /** Null for what is open, of whatever quarter. */
  readonly quarter: Quarter | null;
  readonly petitions: readonly ListedPetition[];
}

/** What the address asks for and the reader may see. */
export async function listingOf(context: PageContext, pages: PagePorts): Promise<Listing> {
  const { access } = signedIn(context);
  const asked = quarterSchema.safeParse(queryOf(context, 'ky'));
  const quarter = asked.success ? asked.data : null;
  const receiver = receiverOn(context.var.reference, context.var.today);
  const all = await listPetitions(quarter, pages.cases);
  const petitions = all.filter(
    ({ tasks, open }) => (quarter !== null || open !== null) && mayRead(access, receiver, tasks),
  );
  return { quarter, petitions };
}

export const showList =
  (pages: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const { today, reference } = context.var;
    const listing = await listingOf(context, pages);
    const page = (
      <ListPage
        {...listing}
        today={today}
        calendar={reference.calendar}
        unitName={nameOf(context)}
        mayEnter={mayReceive(signedIn(context).access, receiverOn(reference, today))}
      />
    );
    return context.var.page(page, { title: 'Phản ánh, kiến nghị' });
  };

interface ListProps extends Listing {
  readonly today: PlainDate;
  readonly calendar: Calendar;
  readonly unitName: (unit: UnitId) => string;
  readonly mayEnter: boolean;
}

const ListPage: FC<ListProps> = (props) => {
  const { quarter, petitions, today, calendar, unitName, mayEnter } = props;
  const open = petitions.flatMap((petition) => (petition.open === null ? [] : [petition.open]));
  const day = { calendar, today };
  return (
    <>
      <h1 class="govuk-heading-l">Phản ánh, kiến nghị</h1>
      {mayEnter && <ButtonLink href="/pakn/moi">Nhập phản ánh, kiến nghị</ButtonLink>}
      <QuarterForm quarter={quarter} today={today} />
      {open.length > 0 && (
        <>
          <AgeingTable
            caption="Tuổi việc theo đơn vị"
            first="Đơn vị đang giữ"
            rows={ageing(open, ({ unit }) => unit, day).map(([unit, counts]) => [unitName(unit), counts])}
          />
          <AgeingTable
            caption="Tuổi việc theo bước"
            first="Bước"
            rows={ageing(open, ({ taskId }) => stepOf(taskId), day).map(([step, counts]) => [STEP_NAMES[step], counts])}
          />
        </>
      )}
      <PetitionTable {...props} />
      <DownloadLinks
        formats={SHEETS_AND_WORD}
        hrefOf={(format) => fileHref('/pakn/danh-sach', format, { ky: quarter })}
        what="danh sách phản ánh, kiến nghị"
      />
    </>
  );
};

const QuarterForm: FC<{ quarter: Quarter | null; today: PlainDate }> = ({ quarter, today }) => (
  <form method="get" action="/pakn">
    <Select
      name="ky"
      label="Xem"
      labelSize="s"
      value={quarter ?? ''}
      choices={[
        { value: '', label: 'Đang giải quyết, mọi kỳ' },
        ...quartersUntil(quarterOf(today), QUARTERS).map((value) => ({
          value,
          label: `Tiếp nhận trong ${quarterName(value).toLowerCase().replace('quý', 'Quý')}`,
        })),
      ]}
    />
    <Button kind="secondary">Xem</Button>
  </form>
);

/** Open ones by their date, then those that have ended by the day they came in. */
const byUrgency = (a: ListedPetition, b: ListedPetition): number => {
  const [one, other] = [a, b].map(({ open }) => open?.due?.lenient ?? '9999-12-31');
  if (one === other) return 0;
  return (one ?? '') < (other ?? '') ? -1 : 1;
};

const PetitionTable: FC<ListProps> = ({ quarter, petitions, today, unitName }) => (
  <Table
    caption={quarter === null ? 'Đang giải quyết' : `Tiếp nhận ${quarterName(quarter)}`}
    columns={['Việc phản ánh', 'Ngày nhận', 'Bước', 'Đơn vị', 'Hạn', 'Tình trạng'].map((header) => ({ header }))}
    emptyText={
      quarter === null ? 'Không có phản ánh, kiến nghị nào đang giải quyết.' : 'Kỳ này không có phản ánh, kiến nghị.'
    }
    rows={petitions.toSorted(byUrgency).map(({ caseId, title, receivedOn, open }) => [
      <a class="govuk-link" href={pathOf(caseId)}>
        {title}
      </a>,
      formatDate(receivedOn),
      open === null ? '–' : STEP_NAMES[stepOf(open.taskId)],
      open === null ? '–' : unitName(open.unit),
      open === null ? '–' : dueWords(open),
      open === null ? <Tag colour="grey">Đã kết thúc</Tag> : <TaskStateTag task={open} today={today} />,
    ])}
  />
);
