/** Who is told what: parts for the outbox, and the write that carries them together with the fact. */
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Audience } from './audience.ts';
import { nextSendDate, sendDate, type MailKind, type QueuedPart } from './mail.ts';
import type { CaseworkPorts, Change, Conflict } from './ports.ts';
import type { Task } from './task.ts';

export interface Notice {
  readonly kind: MailKind;
  readonly audience: Audience;
  readonly step?: number;
  readonly urgent?: boolean;
}

/** The parts that tell an audience of a task's unit; its officer stands for who does it. Nobody in that role: no part. */
export function partsFor(
  { calendar, directory }: Pick<CaseworkPorts, 'calendar' | 'directory'>,
  now: number,
  { caseId, taskId, unit, doer, committee }: Task,
  { kind, audience, step, urgent = false }: Notice,
): readonly QueuedPart[] {
  const told = audience === 'officer' ? doer : audience;
  return directory.recipients(unit, told, civilDateAt(now), committee).map(({ person, rhythm }) => ({
    person,
    sendOn: sendDate(calendar, now, { rhythm, urgent }),
    part: { kind, caseId, taskId, step: step ?? null },
  }));
}

/** Mails of the day before are on their way, of the next perhaps; a third refusal in a row is a fault. */
const MAIL_DAYS_TRIED = 3;

/** Commits; parts that come too late for a day's mails go into those of the next mail day. */
export async function commitWithMail(
  { store, calendar }: Pick<CaseworkPorts, 'store' | 'calendar'>,
  change: Change,
): Promise<readonly Conflict[]> {
  let mail = change.mail ?? [];
  for (let attempt = 1; attempt <= MAIL_DAYS_TRIED; attempt += 1) {
    const conflicts = await store.commit({ ...change, mail });
    const late = conflicts.filter((conflict) => conflict.kind === 'mail');
    if (late.length === 0 || late.length < conflicts.length) return conflicts;
    mail = mail.map((queued) =>
      late.some(({ person, sendOn }) => person === queued.person && sendOn === queued.sendOn)
        ? { ...queued, sendOn: nextSendDate(calendar, queued.sendOn) }
        : queued,
    );
  }
  throw new Error(`The outbox refused the parts of ${MAIL_DAYS_TRIED} mail days in a row`);
}
