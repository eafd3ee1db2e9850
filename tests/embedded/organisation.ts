/** Puts an organisation into a home, as an administrator would by importing it. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ADMINISTRATOR } from '#infra/local/iam.ts';
import { REGION } from '#infra/local/template/names.ts';
import { CaseTable } from '#shared/casework/index.ts';
import { personId, type Organisation } from '#shared/org/index.ts';
import { organisationDocument, ReferenceTable } from '#shared/reference/index.ts';
import type { TestHome } from './home.ts';

/** The home's table, opened past the functions: tests look at what is stored. */
export function tableOf(home: TestHome): { readonly client: DynamoDBClient; readonly table: string } {
  const [table] = home.deployment.template.ofType('AWS::DynamoDB::Table');
  if (table === undefined) throw new Error('the template has no table');
  const client = new DynamoDBClient({ region: REGION, endpoint: home.addresses.dynamodb, credentials: ADMINISTRATOR });
  return { client, table: table.physicalId };
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
