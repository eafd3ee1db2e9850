import type { FC } from 'hono/jsx';
import { LINK_HOLDER, SYSTEM, type CaseEvent, type TaskId } from '#shared/casework/index.ts';
import type { Organisation } from '#shared/org/index.ts';
import type { PersonId } from '#shared/org/person.ts';
import { formatInstant } from '../format.ts';
import { eventWords, unitName } from './event-words.ts';

interface HistoryProps {
  readonly events: readonly CaseEvent[];
  readonly organisation: Organisation;
  /** Events of this task and of the case as a whole; all of them when left out. */
  readonly taskId?: TaskId;
}

/** A person's name; of what is no person, what people call it. */
export function personName(organisation: Organisation, id: PersonId): string {
  if (id === SYSTEM.person) return 'Hệ thống';
  return id === LINK_HOLDER ? 'Người được gửi liên kết' : (organisation.person(id)?.name ?? id);
}

/** Who did it, for which unit, on whose behalf (Nghị định 30/2020/NĐ-CP, Điều 13). */
export function actorWords({ by, on }: CaseEvent, organisation: Organisation): string {
  const behalf = by.onBehalfOf === null ? '' : `, thay mặt ${personName(organisation, by.onBehalfOf)}`;
  const unit = by.unit === null ? '' : ` (${unitName(organisation, by.unit, on)})`;
  return `${personName(organisation, by.person)}${behalf}${unit}`;
}

const concerns = ({ before, after }: CaseEvent, taskId: TaskId | undefined): boolean => {
  const about = (after ?? before)?.taskId;
  return taskId === undefined || about === undefined || about === taskId;
};

/** What happened, the newest first: what, when, who, on whose behalf, why. */
export const History: FC<HistoryProps> = ({ events, organisation, taskId }) => (
  <ol class="dh-history">
    {events
      .filter((event) => concerns(event, taskId))
      .toReversed()
      .map((event) => {
        const what = eventWords(event, organisation);
        return what === null ? null : (
          <li class="dh-history__item">
            <p class="dh-history__what">{what}</p>
            <p class="dh-history__who">
              {formatInstant(event.at)} – {actorWords(event, organisation)}
            </p>
            {event.why !== null && <p class="dh-history__why">{event.why}</p>}
          </li>
        );
      })}
  </ol>
);
