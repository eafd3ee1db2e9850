import { documentWrite, type Actor, type CaseDocument, type CaseId } from '#shared/casework/index.ts';
import { civilDateAt, type PlainDate } from '#shared/kernel/civil-date.ts';
import { committeeOf, obligationCaseId, ownersOf, type Measure, type PlanTerms } from '#shared/obligations/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { PlanTarget } from '#shared/plans/imported-plan.ts';
import {
  allot,
  allotmentDocument,
  allotmentKey,
  plansOfYear,
  targetDocument,
  targetPlanDocument,
  type Allotment,
  type Share,
  type Target,
  type TargetPlan,
} from '#shared/targets/index.ts';
import { termsOf, type Draft } from '../domain/draft.ts';
import { isDuty, nameOf, type RowDocument } from '../domain/row.ts';
import type { PlanPorts } from '../ports.ts';
import { readRows } from './read-draft.ts';

interface PutTargets {
  /** The plan's own case, or that of an amendment. */
  readonly caseId: CaseId;
  readonly draft: Draft;
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

type Ports = Pick<PlanPorts, 'store' | 'organisation' | 'targetRules'>;
type Setting = Ports & { readonly today: PlainDate };

/** What a plan promises in figures, by its appendix or in the title of a row. */
interface Promised extends Pick<Allotment, 'op' | 'value' | 'unit'> {
  readonly target: Target;
  readonly units: readonly UnitId[];
}

/**
 * Makes the targets of the plan's appendix, and the figures in titles of its rows, targets of the units that its words
 * mean, by the rule of the settings. An amendment changes those of its rows; results that were entered stay. Repeating it
 * writes nothing new.
 */
export async function putTargets({ caseId, draft, by, now }: PutTargets, ports: Ports): Promise<number> {
  const setting = { ...ports, today: civilDateAt(now) };
  const terms = termsOf(draft, caseId, setting.today);
  const { plan } = terms;
  const rows = (await readRows(plan, ports)).flatMap((row) => promisedBy(row, terms, setting));
  const appendix = draft.amends === null ? draft.targets.map((each, at) => inAppendix(each, at, terms, setting)) : [];
  const before = await readBefore(plan, ports);
  const wanted = [...appendix, ...rows];
  if (wanted.length === 0 && before.known.length === 0) return 0;
  await listPlan(terms, draft, ports);
  for (const promised of wanted) await put(promised, { plan, by, now, why: whyOf(draft) }, before, ports);
  const still = new Set(rows.map(({ target }) => target.key));
  for (const { value, version } of before.known)
    if (value.obligation !== null && value.endedOn === null && !still.has(value.key)) {
      const ended = { ...value, endedOn: setting.today };
      const place = { caseId: plan, key: value.key, version: version + 1 };
      await ports.store.commit({ documents: [documentWrite(targetDocument, { ...place, value: ended })] });
    }
  return wanted.length;
}

interface Before {
  readonly known: readonly CaseDocument<Target>[];
  readonly allotments: readonly Allotment[];
}

async function readBefore(plan: CaseId, { store }: Ports): Promise<Before> {
  const [known, allotments] = await Promise.all([
    store.documentsOf(targetDocument, plan),
    store.documentsOf(allotmentDocument, plan),
  ]);
  return { known, allotments: allotments.map(({ value }) => value) };
}

const whyOf = ({ number, amends }: Draft): string =>
  amends === null ? `Giao theo kế hoạch ${number ?? ''}`.trim() : `Sửa đổi theo ${number ?? ''}`.trim();

function promisedBy({ key, value }: RowDocument, terms: PlanTerms, ports: Setting): readonly Promised[] {
  const { content } = value;
  const { measure } = content;
  if (!isDuty(value) || measure === null) return [];
  const { units, open } = ownersOf(content, terms, ports);
  const target: Target = {
    key: `dong-${key}`,
    no: nameOf(value),
    title: content.title,
    printed: printedOf(measure),
    lead: [...content.lead],
    open: [...open],
    obligation: obligationCaseId(terms.plan, content),
    endedOn: null,
  };
  return [{ target, units: units.map(({ id }) => id), op: measure.op, value: measure.value, unit: measure.unit }];
}

const printedOf = ({ op, value, unit }: Measure): string => `${op} ${String(value).replace('.', ',')}${unit}`;

function inAppendix(printed: PlanTarget, at: number, terms: PlanTerms, ports: Setting): Promised {
  const { no, title, op, value, unit, leads, value_printed: words } = printed;
  const { units, open } = ownersOf({ lead: leads, assigned: [] }, terms, ports);
  const target: Target = {
    key: `phu-luc-${String(at + 1).padStart(2, '0')}`,
    no: no === null ? null : String(no),
    title,
    printed: words,
    lead: [...leads],
    open: [...open],
    obligation: null,
    endedOn: null,
  };
  return { target, units: units.map(({ id }) => id), op: op ?? '>=', value, unit };
}

/** Beside the plan, and into the list of each year it reaches; there already when it was put before. */
async function listPlan(terms: PlanTerms, draft: Draft, { store, organisation, targetRules }: Ports): Promise<void> {
  if (draft.amends !== null) return;
  const value: TargetPlan = {
    plan: terms.plan,
    title: draft.title,
    number: draft.number ?? '',
    issued: terms.issued,
    year: terms.year,
    throughYear: terms.throughYear,
    issuer: terms.issuer,
    office: terms.office,
    committee: committeeOf(terms, organisation),
    period: targetRules.period,
    rule: draft.targetRule,
  };
  const years = Array.from({ length: terms.throughYear - terms.year + 1 }, (_, place) => terms.year + place);
  const lists = years.map((year) => ({ caseId: plansOfYear(year), key: terms.plan, value, version: 1 }));
  await store.commit({
    documents: [{ caseId: terms.plan, value, version: 1 }, ...lists].map((each) =>
      documentWrite(targetPlanDocument, each),
    ),
  });
}

interface Putting {
  readonly plan: CaseId;
  readonly by: Actor;
  readonly now: number;
  readonly why: string;
}

async function put(promised: Promised, putting: Putting, { known, allotments }: Before, ports: Ports): Promise<void> {
  const { plan, by, now, why } = putting;
  const { target, op, value, unit, units } = promised;
  const own = allotments.filter((each) => each.target === target.key);
  const last = own.at(-1);
  if (last !== undefined && isSame(last, promised)) return;
  const baselines = new Map(last?.shares.map((share) => [share.unit, share.baseline]));
  const shares = units.map((id): Share => {
    const baseline = baselines.get(id) ?? null;
    return { unit: id, baseline, ...allot({ op, value, unit }, baseline, ports.targetRules) };
  });
  const version = (known.find(({ key }) => key === target.key)?.version ?? 0) + 1;
  const allotment: Allotment = { target: target.key, op, value, unit, shares, at: now, by, why };
  await ports.store.commit({
    documents: [
      documentWrite(targetDocument, { caseId: plan, key: target.key, value: target, version }),
      documentWrite(allotmentDocument, {
        ...{ caseId: plan, key: allotmentKey(target.key, own.length + 1) },
        ...{ value: allotment, version: 1 },
      }),
    ],
  });
}

const isSame = (last: Allotment, { op, value, units }: Promised): boolean =>
  last.op === op &&
  last.value === value &&
  last.shares.length === units.length &&
  last.shares.every((share, place) => share.unit === units[place]);
