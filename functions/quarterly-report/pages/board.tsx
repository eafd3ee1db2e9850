/** The board of a period: who has reported, who has not, and one button that reminds them all. */
import { formatDate } from '#shared/kernel/civil-date.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { NotificationBanner } from '#shared/ui/components/messages.tsx';
import type { NamedList } from '#shared/ui/list-download.tsx';
import { problems } from '#shared/ui/problem.ts';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import { sentForm } from '#shared/ui/casework/form-frame.tsx';
import { nameOfPeriod, periodOf, type PeriodId } from '../domain/period.ts';
import { isKnown } from '../domain/regime.ts';
import { readBoard, type BoardLine } from '../use-cases/read-board.ts';
import { remindMissing } from '../use-cases/remind-missing.ts';
import type { ReportPorts } from '../ports.ts';
import { BoardPage, STANDING_WORDS } from './board-page.tsx';
import { boardPath, LIST_PATH } from './paths.ts';
import { periodAsked, portsOf, type PagePorts } from './request.ts';

interface OpenBoard {
  readonly id: PeriodId;
  readonly title: string;
  readonly lines: readonly BoardLine[];
  readonly ports: ReportPorts;
}

/** The board of the address with the lines the reader may see; undefined when there is no such period. */
async function openBoard(context: PageContext, pagePorts: PagePorts): Promise<OpenBoard | undefined> {
  const ports = portsOf(context, pagePorts);
  const id = periodAsked(context);
  if (id === undefined || !isKnown(ports.settings.regimes, periodOf(id))) return undefined;
  const { access } = signedIn(context);
  const lines = (await readBoard(id, context.var.today, ports)).filter(({ unit }) => access.mayRead(unit));
  return { id, title: `Báo cáo ${nameOfPeriod(periodOf(id))}`, lines, ports };
}

const COLUMNS = [
  { header: 'Đơn vị', width: 40 },
  { header: 'Gửi', width: 40 },
  { header: 'Hạn', width: 14 },
  { header: 'Tình trạng', width: 20 },
  { header: 'Chậm', width: 10 },
];

/** The board as a file, a line a unit. */
export const boardFile =
  (pagePorts: PagePorts) =>
  async (context: PageContext): Promise<NamedList | Response> => {
    const board = await openBoard(context, pagePorts);
    if (board === undefined) return context.var.problem(problems.notFound);
    const { organisation } = board.ports;
    const nameOf = (unit: UnitId): string => organisation.unit(unit)?.names.at(-1)?.name ?? unit;
    const rows = board.lines.map(({ unit, receiver, task, standing, late }) => [
      nameOf(unit),
      receiver === null ? 'Văn phòng Chính phủ' : nameOf(receiver),
      task.due === null ? '' : formatDate(task.due.lenient),
      STANDING_WORDS[standing],
      late ? 'Có' : '',
    ]);
    return { name: `bao-cao-${board.id}`, title: board.title, columns: COLUMNS, rows };
  };

export const showBoard =
  (pagePorts: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const { reader, access } = signedIn(context);
    const board = await openBoard(context, pagePorts);
    if (board === undefined) return context.var.problem(problems.notFound);
    const { id, title, lines, ports } = board;
    const reminded = context.req.query('da-nhac') ?? '';
    return context.var.page(
      <>
        {/^\d{1,4}$/u.test(reminded) && (
          <NotificationBanner kind="success">
            Đã đưa lời nhắc vào thư kế tiếp của {Number(reminded)} đơn vị.
          </NotificationBanner>
        )}
        <BoardPage
          title={title}
          period={id}
          lines={lines}
          organisation={ports.organisation}
          remind={
            lines.some(({ unit }) => access.mayOversee(unit))
              ? { csrfToken: reader.csrfToken, requestKey: context.env.requestId }
              : undefined
          }
        />
      </>,
      { title, beforeMain: <BackLink href={LIST_PATH} /> },
    );
  };

export const remindAll =
  (pagePorts: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const { access } = signedIn(context);
    const ports = portsOf(context, pagePorts);
    const period = periodAsked(context);
    if (period === undefined) return context.var.problem(problems.notFound);
    const reminded = await remindMissing(
      {
        period,
        concerns: (unit) => access.mayOversee(unit),
        by: access.actorFor(null),
        requestKey: sentForm(context.var.form).requestKey,
        now: context.env.receivedAt,
      },
      ports,
    );
    return context.redirect(`${boardPath(period)}?da-nhac=${reminded}`, 303);
  };
