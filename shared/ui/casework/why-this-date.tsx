import type { FC } from 'hono/jsx';
import type { Calendar, CountingStep } from '#shared/calendar/index.ts';
import { occurrenceOf, type Task } from '#shared/casework/index.ts';
import { explainDue } from '#shared/deadlines/index.ts';
import { formatDate } from '#shared/kernel/civil-date.ts';
import { Details } from '../components/messages.tsx';

type Dated = Pick<Task, 'basis' | 'derivation' | 'due'>;

/** The steps from the plan's phrase to the date; none for a date that a person set. */
function stepsOf({ basis }: Dated, calendar: Calendar): readonly CountingStep[] {
  const occurrence = basis === null ? undefined : occurrenceOf(basis, calendar);
  return occurrence === undefined ? [] : explainDue(calendar, occurrence);
}

const Step: FC<{ step: CountingStep }> = ({ step: { text, clause, days = [] } }) => (
  <li>
    {text}
    {clause !== undefined && <span class="dh-secondary"> ({clause})</span>}
    {days.length > 0 && (
      <ul class="govuk-list">
        {days.map(({ date, name }) => (
          <li class="dh-secondary">
            {formatDate(date)}: {name}
          </li>
        ))}
      </ul>
    )}
  </li>
);

/** «Vì sao là ngày này?» in one tap: phrase, event, days skipped and why, clauses, and what moved the date since. */
export const WhyThisDate: FC<{ task: Dated; calendar: Calendar; open?: boolean }> = ({ task, calendar, open }) => {
  const steps = stepsOf(task, calendar);
  const { due, derivation } = task;
  return (
    <Details summary="Vì sao là ngày này?" {...(open === undefined ? {} : { open })}>
      {steps.length > 0 && (
        <ol class="govuk-list govuk-list--number">
          {steps.map((step) => (
            <Step step={step} />
          ))}
        </ol>
      )}
      {derivation.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {derivation.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      )}
      {due !== null && due.strict !== due.lenient && (
        <p>
          Nhắc việc theo ngày {formatDate(due.strict)}; tính quá hạn từ sau ngày {formatDate(due.lenient)}.
        </p>
      )}
      {steps.length === 0 && derivation.length === 0 && <p>Ngày này do người có thẩm quyền ấn định.</p>}
    </Details>
  );
};
