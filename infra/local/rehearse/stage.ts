/** Where a rehearsal plays: the home on its own clock, the people with their browsers, and what has come to whom. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { quiet } from '#shared/adapters/clients.ts';
import type { Calendar } from '#shared/calendar/index.ts';
import { CaseTable, type Task } from '#shared/casework/index.ts';
import { instantOf, partsOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import { escalationChain, unitId, type Organisation, type Person, type Role } from '#shared/org/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { ReferenceTable, type Reference } from '#shared/reference/index.ts';
import { ADMINISTRATOR } from '../iam.ts';
import type { Deployment } from '../deployment.ts';
import type { HomeClock } from '../clock.ts';
import type { Handler } from '../endpoint.ts';
import type { Services } from '../services.ts';
import type { MailStore } from '../ses/mail-store.ts';
import { REGION } from '../template/names.ts';
import { Browser, type Fields, type Page } from './browser.ts';
import type { Chance } from './chance.ts';
import type { Behaviour } from './behaviour.ts';
import type { RehearsalOptions } from './options.ts';
import { Watch } from './watch.ts';

/** A form that was accepted: what must be found in the log at the end. */
export interface Acknowledged {
  readonly on: PlainDate;
  readonly person: string;
  readonly caseId: string;
  readonly taskId: string;
}

/** What people and invariants need of a home; it may run in another process. */
export interface PlayedHome {
  readonly addresses: Readonly<Record<'portal' | 'dynamodb', string>>;
  readonly clock: Pick<HomeClock, 'now' | 'advanceTo' | 'idle'>;
  readonly deployment: Pick<Deployment, 'template' | 'stateMachines'>;
  readonly services: {
    readonly mail: { readonly store: Pick<MailStore, 'newestFirst' | 'message'> };
    readonly engine: Pick<Services['engine'], 'request'>;
  };
  readonly ask: Handler;
}

interface StageParts<H extends PlayedHome> {
  readonly home: H;
  readonly options: RehearsalOptions;
  readonly reference: Reference;
  readonly chance: Chance;
  readonly behaviour: Behaviour;
}

export class Stage<H extends PlayedHome = PlayedHome> {
  readonly home: H;
  readonly options: RehearsalOptions;
  readonly organisation: Organisation;
  readonly calendar: Calendar;
  readonly reference: Reference;
  readonly chance: Chance;
  readonly behaviour: Behaviour;
  readonly cases: CaseTable;
  readonly watch: Watch;
  readonly requests = { count: 0, refused: 0 };
  readonly acknowledged: Acknowledged[] = [];
  /** Events that plan rows wait for and somebody has recorded, for every unit at once. */
  readonly recorded = new Set<string>();
  /** What people could not do although they tried, by message. */
  readonly faults: string[] = [];
  readonly #browsers = new Map<string, Promise<Browser>>();
  today: PlainDate;

  constructor({ home, options, reference, chance, behaviour }: StageParts<H>) {
    this.home = home;
    this.options = options;
    this.reference = reference;
    this.organisation = reference.organisation;
    this.calendar = reference.calendar;
    this.chance = chance;
    this.behaviour = behaviour;
    this.today = options.from;
    const { client, table } = tableOf(home);
    this.cases = new CaseTable(client, table);
    this.watch = new Watch(this.cases, options.from);
  }

  /** Lets the time pass until 09:00 of a day; what the home does on its own comes first. */
  async goTo(day: PlainDate): Promise<void> {
    await this.home.clock.advanceTo(instantOf(day, 9));
    this.today = day;
  }

  /** The browser of a signed-in person; each signs in once. */
  browserOf({ id, subject }: Person): Promise<Browser> {
    const known = this.#browsers.get(id);
    if (known !== undefined) return known;
    const opened = this.visitor(addressOf(this.organisation.people.findIndex((one) => one.id === id)));
    const signed = opened.signIn(subject ?? id).then(() => opened);
    this.#browsers.set(id, signed);
    return signed;
  }

  /** Somebody who does not sign in. */
  visitor(address: string): Browser {
    return new Browser({ ask: this.home.ask, portal: this.home.addresses.portal, requests: this.requests, address });
  }

  /** Who does a task: the first of its unit with the doer's role, or of the office above it. */
  doerOf({ unit, doer, committee }: Task): Person | undefined {
    const roles: readonly Role[] = doer === 'officer' ? ['officer', 'head'] : [doer];
    for (const role of roles) {
      const found = this.personOf(unit, role);
      if (found !== undefined) return found;
    }
    const rung = doer === 'officer' ? 'head' : doer;
    const chain = escalationChain(this.organisation, unit, this.today, committee ?? this.root);
    return chain.find((step) => step.rung === rung)?.holders[0]?.person;
  }

  personOf(unit: UnitId, role: Role): Person | undefined {
    return this.organisation.people.find(({ roles }) =>
      roles.some((held) => held.unit === unit && held.role === role && held.validFrom <= this.today),
    );
  }

  /** Anybody with a role, preferring the highest unit. */
  anybody(role: Role): Person {
    const found = this.organisation.people.find(({ roles }) => roles.some((held) => held.role === role));
    if (found === undefined) throw new Error(`nobody of the organisation is ${role}`);
    return found;
  }

  get root(): UnitId {
    return this.organisation.rootsOn(this.today)[0]?.id ?? unitId('ubnd-tinh');
  }

  /** Opens a page and sends its form; an accepted one is noted as an action on the task. */
  async fillIn(person: Person, task: Task, { path, fields, action, mayBeClosed = false }: FormOf): Promise<Page> {
    const browser = await this.browserOf(person);
    const page = await browser.open(path);
    if (mayBeClosed && page.path !== path) {
      this.requests.refused += 1;
      return page;
    }
    const answer = await browser.send(page, fields, action);
    if (answer.status === 303) {
      const { caseId, taskId } = task;
      this.acknowledged.push({ on: this.today, person: person.id, caseId, taskId });
    }
    return answer;
  }
}

export interface FormOf {
  readonly path: string;
  readonly fields: Fields;
  readonly action?: string;
  /** People try although it may be too late: the page then leads them away and says why. */
  readonly mayBeClosed?: boolean;
}

export function tableOf(home: PlayedHome): { readonly client: DynamoDBClient; readonly table: string } {
  const [table] = home.deployment.template.ofType('AWS::DynamoDB::Table');
  if (table === undefined) throw new Error('the template has no table');
  const endpoint = home.addresses.dynamodb;
  const client = quiet(new DynamoDBClient({ region: REGION, endpoint, credentials: ADMINISTRATOR }));
  return { client, table: table.physicalId };
}

export function referenceTableOf(home: PlayedHome): ReferenceTable {
  const { client, table } = tableOf(home);
  return new ReferenceTable(client, table);
}

/** Everybody asks from an address of his own: ids of requests are drawn by it, and people ask side by side. */
const addressOf = (place: number): string => `10.0.${Math.floor(place / 256)}.${place % 256}`;

/** The three fields of a date in a form. */
export function dateFields(name: string, date: PlainDate): Record<string, string> {
  const { year, month, day } = partsOf(date);
  return { [`${name}-day`]: String(day), [`${name}-month`]: String(month), [`${name}-year`]: String(year) };
}
