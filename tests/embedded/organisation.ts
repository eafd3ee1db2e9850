/** Puts an organisation into a home, as an administrator would by importing it. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CaseTable } from '#shared/casework/index.ts';
import { personId, type Organisation } from '#shared/org/index.ts';
import { organisationDocument, ReferenceTable } from '#shared/reference/index.ts';
import { tableIn, type TestHome } from './home.ts';

/** The home's table, opened past the functions: tests look at what is stored. */
export function tableOf(home: TestHome): { readonly client: DynamoDBClient; readonly table: string } {
  const [client, table] = tableIn(home);
  return { client, table };
}

export function caseTableOf(home: TestHome): CaseTable {
  const { client, table } = tableOf(home);
  return new CaseTable(client, table);
}

export function referenceOf(home: TestHome): ReferenceTable {
  const { client, table } = tableOf(home);
  return new ReferenceTable(client, table);
}

export async function settle(home: TestHome, { units, people }: Pick<Organisation, 'units' | 'people'>): Promise<void> {
  const reference = referenceOf(home);
  const saved = await reference.save({
    document: organisationDocument,
    value: { units: [...units], people: [...people] },
    version: (await reference.read()).versionOf(organisationDocument),
    by: personId('quan-tri'),
    why: 'Tổ chức mẫu của kiểm thử',
    now: home.clock.now(),
  });
  if (!saved) throw new Error('somebody else changed the organisation');
}
