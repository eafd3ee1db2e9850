/** Opening a year's reports: one form that starts the workflow, with every report day that is a day off named first. */
import type { FC } from 'hono/jsx';
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { Radios, type Choice } from '#shared/ui/components/choices.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { WarningText } from '#shared/ui/components/messages.tsx';
import { errorAt, fieldErrorOf, FormFrame, FormPage, sentForm } from '#shared/ui/casework/form-frame.tsx';
import { textOf } from '#shared/ui/form-reading.ts';
import { problems } from '#shared/ui/problem.ts';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import { dueOf, type ReportDue } from '../domain/due.ts';
import { headingOfPeriod, PARTS, partSchema, type Period } from '../domain/period.ts';
import { isKnown, regimeOf } from '../domain/regime.ts';
import { reportersOf } from '../domain/reporters.ts';
import type { ReportPorts } from '../ports.ts';
import { startYear } from '../use-cases/start-year.ts';
import { yearOf } from './list.tsx';
import { LIST_PATH, YEAR_PATH } from './paths.ts';
import { mayOpenYear, portsOf, type PagePorts } from './request.ts';

interface Answer {
  readonly from: string;
  readonly errors: readonly FieldError[];
  readonly requestKey: string;
}

export const askForYear =
  (pagePorts: PagePorts) =>
  (context: PageContext): Promise<Response> => {
    const ports = portsOf(context, pagePorts);
    if (!mayOpenYear(context)) return context.var.problem(problems.forbidden);
    const first = PARTS.find((part) => !isOver(ports, { year: yearOf(context), part }, context.var.today)) ?? 'year';
    return answer(context, ports, { from: first, errors: [], requestKey: context.env.requestId });
  };

export const openYear =
  (pagePorts: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const ports = portsOf(context, pagePorts);
    const { access } = signedIn(context);
    if (!mayOpenYear(context)) return context.var.problem(problems.forbidden);
    const { requestKey } = sentForm(context.var.form);
    const from = partSchema.safeParse(textOf(context.var.form, 'from'));
    const year = yearOf(context);
    if (!from.success) {
      const errors = [{ field: 'from', message: 'Chọn kỳ đầu tiên cần mở.' }];
      return answer(context, ports, { from: '', errors, requestKey });
    }
    const by = access.actorFor(null);
    const started = await startYear({ year, from: from.data, by, requestKey, now: context.env.receivedAt }, ports);
    if (started.ok) return context.redirect(`${LIST_PATH}?nam=${year}`, 303);
    return answer(context, ports, { from: from.data, errors: [fieldErrorOf(started.error)], requestKey });
  };

/** The days on which a period is due, each once, in order; none for a period before the first regime. */
function daysOf({ calendar, settings }: ReportPorts, period: Period): readonly ReportDue[] {
  if (!isKnown(settings.regimes, period)) return [];
  const regime = regimeOf(settings.regimes, period);
  const days = regime.lines.map((line) => dueOf(calendar, regime, period, line));
  return days
    .filter(({ nominal }, i) => days.findIndex((other) => other.nominal === nominal) === i)
    .sort((a, b) => (a.nominal < b.nominal ? -1 : 1));
}

const isOver = (ports: ReportPorts, period: Period, today: PlainDate): boolean =>
  daysOf(ports, period).every(({ due }) => due.lenient < today);

function answer(context: PageContext, ports: ReportPorts, { from, errors, requestKey }: Answer): Promise<Response> {
  const { reader } = signedIn(context);
  const year = yearOf(context);
  const periods = PARTS.map((part) => ({ year, part }));
  const title = `Mở kỳ báo cáo năm ${year}`;
  if (errors.length > 0) context.status(422);
  return context.var.page(
    <FormPage
      heading={title}
      errors={errors}
      about={
        <p class="govuk-body">
          Mỗi đơn vị được giao một báo cáo cho từng kỳ; việc hiện ra vào ngày đầu tháng phải báo cáo.
        </p>
      }
    >
      <DaysOff days={periods.flatMap((period) => daysOf(ports, period))} />
      <FormFrame
        csrfToken={reader.csrfToken}
        requestKey={requestKey}
        version={0}
        action={`${YEAR_PATH}?nam=${year}`}
        submit="Mở các kỳ báo cáo"
        cancelHref={`${LIST_PATH}?nam=${year}`}
      >
        <Radios
          name="from"
          label="Mở từ kỳ nào?"
          hint="Kỳ đã qua thì không mở, để không ai bị nhắc việc đã xong ngoài hệ thống."
          choices={periods.map((period) => choiceOf(ports, period))}
          value={from}
          error={errorAt(errors, 'from') ?? errorAt(errors, 'year')}
        />
      </FormFrame>
    </FormPage>,
    { title, hasErrors: errors.length > 0, beforeMain: <BackLink href={LIST_PATH} /> },
  );
}

function choiceOf(ports: ReportPorts, period: Period): Choice {
  const { organisation, calendar, settings } = ports;
  const days = daysOf(ports, period).map(({ nominal }) => formatDate(nominal).slice(0, 5));
  const units = isKnown(settings.regimes, period)
    ? reportersOf({ organisation, calendar, regime: regimeOf(settings.regimes, period), period }).length
    : 0;
  return { value: period.part, label: headingOfPeriod(period), hint: `${units} đơn vị, hạn ${days.join(', ')}` };
}

/** Nothing moves a report day, so whoever opens the year should know which of them nobody works on. */
const DaysOff: FC<{ days: readonly ReportDue[] }> = ({ days }) => {
  const off = days.filter(({ dayOff }) => dayOff !== null);
  if (off.length === 0) return null;
  return (
    <WarningText>
      Hạn rơi vào ngày nghỉ:{' '}
      {off
        .map(({ nominal, dayOff, due }) => {
          const moved =
            due.lenient === nominal
              ? `nhắc theo ngày ${formatDate(due.strict)}`
              : `chuyển sang ${formatDate(due.lenient)}`;
          return `${formatDate(nominal)} (${dayOff ?? ''}; ${moved})`;
        })
        .join('; ')}
      .
    </WarningText>
  );
};
