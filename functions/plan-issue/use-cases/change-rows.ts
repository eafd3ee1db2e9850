/** Changes to the rows of a draft in review: each row has its own version, so two officers disturb each other only there. */
import { documentWrite, type CaseId } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { measureIn } from '#shared/obligations/index.ts';
import { refuse } from '../domain/refusals.ts';
import { keyAfter, keyAt, rowDocument, type PlanRow, type RowContent, type RowDocument } from '../domain/row.ts';
import type { PlanPorts } from '../ports.ts';
import { readDraft, readRows } from './read-draft.ts';

type Ports = Pick<PlanPorts, 'store'>;
export type RowRefusal =
  'not-in-review' | 'row-not-found' | 'row-changed-meanwhile' | 'nothing-to-split' | 'nothing-to-merge';
type Changed = Promise<Result<readonly PlanRow[], Refusal<RowRefusal>>>;

interface RowCommand {
  readonly caseId: CaseId;
  readonly key: string;
  /** As the person saw it. */
  readonly version: number;
}

/** What an officer may set of a row. */
export type RowEdit = Pick<
  RowContent,
  'title' | 'lead' | 'coordinating' | 'phrase' | 'deadline' | 'product' | 'assigned' | 'ownPlan'
>;

interface Write {
  readonly value: PlanRow;
  readonly version: number;
}

/** Writes what `change` makes of the rows, all or nothing. Rows are in their order in the plan. */
async function changeRows(
  { caseId, key, version }: RowCommand,
  ports: Ports,
  change: (row: RowDocument, all: readonly RowDocument[]) => Result<readonly Write[], Refusal<RowRefusal>>,
): Changed {
  const { value: draft } = await readDraft(caseId, ports);
  if (draft.status !== 'review') return refuse('not-in-review');
  const all = await readRows(caseId, ports);
  const row = all.find((each) => each.key === key);
  if (row === undefined) return refuse('row-not-found');
  if (row.version !== version) return refuse('row-changed-meanwhile');
  const decided = change(row, all);
  if (!decided.ok) return decided;
  const documents = decided.value.map((write) =>
    documentWrite(rowDocument, { caseId, key: write.value.content.key, ...write }),
  );
  const conflicts = await ports.store.commit({ documents });
  return conflicts.length === 0 ? ok(decided.value.map(({ value }) => value)) : refuse('row-changed-meanwhile');
}

/** The row as the officer typed it; what was flagged has been looked at by that. */
export const editRow = (command: RowCommand & { readonly edit: RowEdit }, ports: Ports): Changed =>
  changeRows(command, ports, ({ value, version }) => {
    const { edit } = command;
    const content = { ...value.content, ...edit, measure: measureIn(edit.title) };
    return ok([{ value: { ...value, content, accepted: true }, version: version + 1 }]);
  });

/** «Đúng rồi»: what was flagged is right as it was read. */
export const acceptRow = (command: RowCommand, ports: Ports): Changed =>
  changeRows(command, ports, ({ value, version }) =>
    ok([{ value: { ...value, accepted: true }, version: version + 1 }]),
  );

/** Out of the draft or back in; the row itself stays to be read. */
export const removeRow = (command: RowCommand & { readonly gone: boolean }, ports: Ports): Changed =>
  changeRows(command, ports, ({ value, version }) =>
    ok([{ value: { ...value, gone: command.gone, accepted: true }, version: version + 1 }]),
  );

/** One row becomes several, each with a title of its own and everything else of the first. */
export const splitRow = (command: RowCommand & { readonly titles: readonly string[] }, ports: Ports): Changed =>
  changeRows(command, ports, ({ value, version }, all) => {
    const [first, ...others] = command.titles;
    if (first === undefined || others.length === 0) return refuse('nothing-to-split');
    const taken = all.map(({ key }) => key);
    const added = others.map((title) => {
      const key = keyAfter(command.key, taken);
      taken.push(key);
      return {
        value: { ...titled(value, title, key), id: `${value.id} (${key.split('-').at(-1) ?? ''})` },
        version: 1,
      };
    });
    return ok([{ value: titled(value, first, command.key), version: version + 1 }, ...added]);
  });

const titled = (row: PlanRow, title: string, key: string): PlanRow => ({
  ...row,
  accepted: true,
  content: { ...row.content, key, title, measure: measureIn(title) },
});

/** The next row of the section is the tail of this one (a page break cut it): their words are joined, its own row goes. */
export const mergeRow = (command: RowCommand, ports: Ports): Changed =>
  changeRows(command, ports, ({ value, version }, all) => {
    const next = all.find(
      ({ key, value: { gone, content } }) => key > command.key && !gone && content.section === value.content.section,
    );
    if (next === undefined) return refuse('nothing-to-merge');
    const merged = joined(value, next.value);
    return ok([
      { value: merged, version: version + 1 },
      { value: { ...next.value, gone: true, accepted: true }, version: next.version + 1 },
    ]);
  });

function joined(row: PlanRow, tail: PlanRow): PlanRow {
  const [a, b] = [row.content, tail.content];
  const text = (first: string, second: string): string => [first, second].filter((part) => part !== '').join(' ');
  const title = text(a.title, b.title);
  const product = text(a.product ?? '', b.product ?? '');
  const source =
    row.source === null || tail.source === null
      ? (row.source ?? tail.source)
      : { from: row.source.from, to: tail.source.to, text: `${row.source.text}\n${tail.source.text}` };
  return {
    ...row,
    source,
    // Whether the joined deadline still reads as one is for the officer to see.
    needsReview: true,
    accepted: false,
    content: {
      ...a,
      title,
      lead: [...new Set([...a.lead, ...b.lead])],
      coordinating: [...new Set([...a.coordinating, ...b.coordinating])],
      ...(a.phrase === '' ? { phrase: b.phrase, deadline: b.deadline } : {}),
      product: product === '' ? null : product,
      measure: measureIn(title),
    },
  };
}

interface AddRow {
  readonly caseId: CaseId;
  readonly edit: RowEdit;
  readonly section: string | null;
  readonly no: string | null;
  /** In an amendment: why. */
  readonly why: string | null;
}

/** A row the text does not have, at the end of its section. */
export async function addRow({ caseId, edit, section, no, why }: AddRow, ports: Ports): Changed {
  const { value: draft } = await readDraft(caseId, ports);
  if (draft.status !== 'review') return refuse('not-in-review');
  const own = await readRows(caseId, ports);
  const of = draft.amends === null ? [] : await readRows(draft.amends, ports);
  const taken = [...own, ...of].map(({ key }) => key).sort();
  const before = [...own, ...of].filter(({ value }) => value.content.section === section).map(({ key }) => key);
  const after = before.sort().at(-1) ?? taken.at(-1);
  const key = after === undefined ? keyAt(0) : keyAfter(after, taken);
  const value: PlanRow = {
    content: { ...edit, key, revision: 1, section, no, measure: measureIn(edit.title) },
    id: no === null ? key : [section, no].filter((part) => part !== null).join('.'),
    isGroup: false,
    source: null,
    needsReview: false,
    reasons: [],
    accepted: true,
    gone: false,
    change: why === null ? null : { kind: 'add', why },
    history: [],
  };
  const conflicts = await ports.store.commit({
    documents: [documentWrite(rowDocument, { caseId, key, value, version: 1 })],
  });
  return conflicts.length === 0 ? ok([value]) : refuse('row-changed-meanwhile');
}
