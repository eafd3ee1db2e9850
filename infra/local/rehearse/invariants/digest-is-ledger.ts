import PostalMime from 'postal-mime';
import { civilDateAt, instantOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Stage } from '../stage.ts';
import { keyOf, type Remembered } from '../watch.ts';
import type { Checked, Invariant } from './invariant.ts';

/**
 * «Quá hạn: N» in a leader's digest is the number of open tasks of his committee whose lenient date had passed that
 * morning, counted here from the event log alone.
 */
export const digestIsLedger: Invariant = { name: 'the digest is the ledger', check: (stage) => check(stage) };

/** At most so many digests are opened, spread by chance: reading a mail costs more than counting it. */
const MOST_READ = 400;
const COUNT = /quá hạn: ([\d.]+) – \S*[?&]ngay=(\d{4}-\d{2}-\d{2})\S*?[?&]cap=([^&\s]+)&loc=qua-han/u;

interface Said {
  readonly to: string;
  readonly date: PlainDate;
  readonly committee: string;
  readonly count: number;
}

async function check(stage: Stage): Promise<Checked> {
  const said = await digestsOf(stage);
  const ledger = new Ledger(stage);
  const broken: string[] = [];
  for (const { to, date, committee, count } of said.sort((a, b) => (a.date < b.date ? -1 : 1))) {
    const counted = ledger.overdueOn(date, committee);
    if (counted !== count) broken.push(`${to} on ${date}: ${committee} ${count} overdue, the log has ${counted}`);
  }
  return { checked: said.length, broken };
}

async function digestsOf({ home, chance, calendar }: Stage): Promise<Said[]> {
  const { store } = home.services.mail;
  const mails = store.newestFirst();
  const share = Math.min(1, (MOST_READ * 4) / Math.max(1, mails.length));
  const said: Said[] = [];
  for (const { id, to, at } of mails) {
    if (said.length >= MOST_READ || chance.draw('digest', to.join(), civilDateAt(at)) >= share) continue;
    const message = store.message(id);
    if (message === undefined || !calendar.isWorkingDay(civilDateAt(at))) continue;
    const { text = '' } = await PostalMime.parse(new Uint8Array(message));
    const [, count = '', day, committee = ''] = COUNT.exec(text.replace(/\s+/gu, ' ')) ?? [];
    if (day !== undefined)
      said.push({
        to: to.join(),
        date: civilDateAt(instantOf(civilDateAt(at))),
        committee,
        count: Number(count.replaceAll('.', '')),
      });
  }
  return said;
}

interface Standing {
  readonly committee: string;
  readonly lenient: PlainDate;
}

/** The open tasks as the log leaves them, gone through in the order of time. */
class Ledger {
  readonly #events: readonly Remembered[];
  readonly #committees: ReadonlyMap<string, string>;
  readonly #open = new Map<string, Standing>();
  #next = 0;

  constructor({ watch, root }: Stage) {
    this.#events = [...watch.events].sort((a, b) => a.at - b.at || (a.eventId < b.eventId ? -1 : 1));
    this.#committees = new Map([...watch.tasks].map(([key, { committee }]) => [key, committee ?? root]));
  }

  /** Asked for days that never go back. */
  overdueOn(date: PlainDate, committee: string): number {
    const morning = instantOf(date, 7);
    for (
      let event = this.#events[this.#next];
      event !== undefined && event.at < morning;
      event = this.#events[++this.#next]
    )
      this.#apply(event);
    return [...this.#open.values()].filter((task) => task.committee === committee && task.lenient < date).length;
  }

  #apply({ caseId, after }: Remembered): void {
    if (after === null) return;
    const key = keyOf({ caseId, taskId: after.taskId });
    if (after.state !== 'open' || after.due === null) this.#open.delete(key);
    else this.#open.set(key, { committee: this.#committees.get(key) ?? '', lenient: after.due.lenient });
  }
}
