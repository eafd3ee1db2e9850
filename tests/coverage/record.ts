/** What a test home's workflows went through, noted when the home closes; `report.ts` adds all homes' notes up. */
import { paginateScan, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { mkdirSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Engine } from '#infra/local/stepfunctions/index.ts';
import { readEventItem, readTaskItems, type Item } from '#shared/casework/store/items.ts';

export const NOTES = new URL('../../artefacts/workflow-coverage/', import.meta.url);

export const noteSchema = z.object({
  /** `<slug> <state>`. */
  states: z.array(z.string()).readonly(),
  /** `<slug> <state> → <next>`: a failure of the state that its Catch took there. */
  catches: z.array(z.string()).readonly(),
  /** `<ladder> <offset>`. */
  rungs: z.array(z.string()).readonly(),
});
export type Note = z.infer<typeof noteSchema>;

const machines = z.object({ stateMachines: z.array(z.object({ stateMachineArn: z.string(), name: z.string() })) });
const executions = z.object({
  executions: z.array(z.object({ executionArn: z.string() })),
  nextToken: z.string().optional(),
});
const history = z.object({
  events: z.array(
    z.looseObject({
      id: z.number(),
      type: z.string(),
      previousEventId: z.number(),
      stateEnteredEventDetails: z.object({ name: z.string() }).optional(),
      stateExitedEventDetails: z.object({ name: z.string() }).optional(),
    }),
  ),
  nextToken: z.string().optional(),
});
type HistoryEvent = z.infer<typeof history>['events'][number];

async function pages<T extends { readonly nextToken?: string | undefined }>(
  engine: Engine,
  operation: string,
  input: object,
  schema: z.ZodType<T>,
): Promise<readonly T[]> {
  const all: T[] = [];
  let nextToken: string | undefined;
  do {
    const { body } = await engine.request(operation, { ...input, ...(nextToken && { nextToken }) });
    const page = schema.parse(body);
    all.push(page);
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return all;
}

/** States entered by every execution of the engine, and failures that a Catch led on. */
export async function statesOf(engine: Engine): Promise<Pick<Note, 'states' | 'catches'>> {
  const states = new Set<string>();
  const catches = new Set<string>();
  const { body } = await engine.request('ListStateMachines', {});
  for (const { stateMachineArn, name } of machines.parse(body).stateMachines)
    for (const page of await pages(engine, 'ListExecutions', { stateMachineArn, maxResults: 1000 }, executions))
      for (const { executionArn } of page.executions) {
        const read = await pages(engine, 'GetExecutionHistory', { executionArn, maxResults: 1000 }, history);
        const events = read.flatMap((part) => part.events);
        for (const { stateEnteredEventDetails: entered } of events) if (entered) states.add(`${name} ${entered.name}`);
        for (const caught of caughtIn(events)) catches.add(`${name} ${caught}`);
      }
  return { states: [...states], catches: [...catches] };
}

/** A state that is left right after its failure was caught: what is entered next is where the Catch leads. */
function caughtIn(events: readonly HistoryEvent[]): readonly string[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  return events.flatMap(({ previousEventId, stateEnteredEventDetails: entered }) => {
    const left = byId.get(previousEventId);
    const before = left?.stateExitedEventDetails && byId.get(left.previousEventId);
    const failed = before !== undefined && /(?:Failed|TimedOut)$/u.test(before.type);
    return entered && failed ? [`${left?.stateExitedEventDetails?.name ?? ''} → ${entered.name}`] : [];
  });
}

/** Rungs climbed in a table, by the ladder of the task. */
export async function rungsOf(client: DynamoDBClient, table: string): Promise<readonly string[]> {
  const events = await scan(client, table, 'what', 'rungs-climbed');
  if (events.length === 0) return [];
  const ladders = new Map<string, string>();
  // A test may spoil a task on purpose.
  for (const { caseId, taskId, ladder } of readTaskItems(await scan(client, table, 'type', 'task'), () => undefined))
    ladders.set(`${caseId}#${taskId}`, ladder);
  return events.map(readEventItem).flatMap(({ caseId, steps, after }) => {
    const ladder = ladders.get(`${caseId}#${after?.taskId ?? ''}`);
    return ladder === undefined ? [] : steps.map((offset) => `${ladder} ${offset}`);
  });
}

async function scan(client: DynamoDBClient, TableName: string, attribute: string, value: string): Promise<Item[]> {
  const filter = {
    FilterExpression: '#attribute = :value',
    ExpressionAttributeNames: { '#attribute': attribute },
    ExpressionAttributeValues: { ':value': { S: value } },
  };
  const items: Item[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName, ...filter })) items.push(...Items);
  return items;
}

export function keepNote(note: Note): void {
  if (note.states.length + note.rungs.length === 0) return;
  mkdirSync(NOTES, { recursive: true });
  writeFileSync(new URL(`${randomUUID()}.json`, NOTES), JSON.stringify(note));
}
