/** Which states, catches and rungs of the workflows the tests went through: every definition beside all homes' notes. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { laddersDocument } from '#shared/reference/index.ts';
import { NOTES, noteSchema, type Note } from './record.ts';

const WORKFLOWS = new URL('../../workflows/', import.meta.url);

interface Flow {
  readonly States: Readonly<Record<string, State>>;
}
interface State {
  readonly Catch?: readonly { readonly Next: string }[] | undefined;
  readonly ItemProcessor?: Flow | undefined;
  readonly Branches?: readonly Flow[] | undefined;
}
const stateSchema: z.ZodType<State> = z.lazy(() =>
  z.object({
    Catch: z.array(z.object({ Next: z.string() })).optional(),
    ItemProcessor: flowSchema.optional(),
    Branches: z.array(flowSchema).optional(),
  }),
);
const flowSchema: z.ZodType<Flow> = z.object({ States: z.record(z.string(), stateSchema) });

export interface Line {
  /** A workflow, or a ladder. */
  readonly name: string;
  readonly kind: 'states' | 'catches' | 'rungs';
  readonly all: number;
  readonly missing: readonly string[];
}

/** Undefined when no home ran. */
export function coverage(): readonly Line[] | undefined {
  const notes = readNotes();
  if (notes.length === 0) return undefined;
  const seen = (kind: keyof Note): ReadonlySet<string> => new Set(notes.flatMap((note) => note[kind]));
  const [states, catches, rungs] = [seen('states'), seen('catches'), seen('rungs')];
  const line = (name: string, kind: Line['kind'], all: readonly string[], hit: ReadonlySet<string>): Line => ({
    ...{ name, kind, all: all.length },
    missing: all.filter((one) => ![...hit].some((noted) => noted.endsWith(`${name} ${one}`))),
  });
  const ofWorkflows = readdirSync(WORKFLOWS).flatMap((slug) => {
    const flow = flowSchema.parse(JSON.parse(readFileSync(new URL(`${slug}/definition.asl.json`, WORKFLOWS), 'utf8')));
    const inside = [...statesOf(flow)];
    const caught = inside.flatMap(([name, state]) => (state.Catch ?? []).map(({ Next }) => `${name} → ${Next}`));
    const names = inside.map(([name]) => name);
    const all = [line(slug, 'states', names, states)];
    return caught.length === 0 ? all : [...all, line(slug, 'catches', caught, catches)];
  });
  const ofLadders = Object.entries(laddersDocument.initial).map(([name, ladder]) =>
    line(
      name,
      'rungs',
      ladder.map(({ offset }) => String(offset)),
      rungs,
    ),
  );
  return [...ofWorkflows, ...ofLadders];
}

function* statesOf({ States }: Flow): Generator<readonly [string, State]> {
  for (const [name, state] of Object.entries(States)) {
    yield [name, state];
    for (const inner of [...(state.ItemProcessor ? [state.ItemProcessor] : []), ...(state.Branches ?? [])])
      yield* statesOf(inner);
  }
}

const readNotes = (): readonly Note[] =>
  existsSync(NOTES)
    ? readdirSync(NOTES).map((file) => noteSchema.parse(JSON.parse(readFileSync(new URL(file, NOTES), 'utf8'))))
    : [];

/** As it is printed under the results of a run. */
export const asText = (lines: readonly Line[]): string =>
  [
    'What the tests went through (workflows: states entered, catches taken; ladders: rungs climbed)',
    ...lines.map(({ name, kind, all, missing }) => {
      const figures = `${String(all - missing.length)}/${String(all)}`.padStart(7);
      return `  ${name.padEnd(20)} ${kind.padEnd(8)}${figures}${missing.length > 0 ? `   missing: ${missing.join(', ')}` : ''}`;
    }),
  ].join('\n');
