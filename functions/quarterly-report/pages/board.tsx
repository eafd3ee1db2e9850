/** The board of a period: who has reported, who has not, and one button that reminds them all. */
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { NotificationBanner } from '#shared/ui/components/messages.tsx';
import { problems } from '#shared/ui/problem.ts';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import { sentForm } from '#shared/ui/casework/form-frame.tsx';
import { nameOfPeriod, periodOf } from '../domain/period.ts';
import { isKnown } from '../domain/regime.ts';
import { readBoard } from '../use-cases/read-board.ts';
import { remindMissing } from '../use-cases/remind-missing.ts';
import { BoardPage } from './board-page.tsx';
import { boardPath, LIST_PATH } from './paths.ts';
import { periodAsked, portsOf, type PagePorts } from './request.ts';

export const showBoard =
  (pagePorts: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const { reader, access } = signedIn(context);
    const ports = portsOf(context, pagePorts);
    const id = periodAsked(context);
    if (id === undefined || !isKnown(ports.settings.regimes, periodOf(id)))
      return context.var.problem(problems.notFound);
    const lines = (await readBoard(id, context.var.today, ports)).filter(({ unit }) => access.mayRead(unit));
    const reminded = context.req.query('da-nhac') ?? '';
    const title = `Báo cáo ${nameOfPeriod(periodOf(id))}`;
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
