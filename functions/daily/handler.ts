import { z } from 'zod';
import { dynamoDb, s3, ses, stepFunctions } from '#shared/adapters/clients.ts';
import { readEnvironment } from '#shared/adapters/environment.ts';
import { filesOf } from '#shared/adapters/files.ts';
import { mailerOf } from '#shared/adapters/mailer.ts';
import { taskFunction } from '#shared/adapters/task-function.ts';
import { workflowsOf } from '#shared/adapters/workflows.ts';
import { CaseTable } from '#shared/casework/index.ts';
import { ReferenceTable } from '#shared/reference/index.ts';
import { LetterList } from './store/letter-list.ts';
import { RunLedger } from './store/run-ledger.ts';
import { SilencedAddresses } from './store/silenced-addresses.ts';
import { SnapshotTable } from './store/snapshot-table.ts';
import { TrendTable } from './store/trend-table.ts';
import { tasks } from './tasks.ts';

const text = z.string().min(1);
const environment = readEnvironment(
  z.object({ TABLE_NAME: text, BUCKET_NAME: text, MAIL_FROM: text, MAIL_CONFIGURATION_SET: text, PORTAL_URL: z.url() }),
);
const { TABLE_NAME, BUCKET_NAME, MAIL_FROM, MAIL_CONFIGURATION_SET, PORTAL_URL } = environment;
const ports = {
  runs: new RunLedger(dynamoDb(), TABLE_NAME),
  letters: new LetterList(dynamoDb(), TABLE_NAME),
  files: filesOf(s3(), BUCKET_NAME),
  snapshots: new SnapshotTable(dynamoDb(), TABLE_NAME),
  trends: new TrendTable(dynamoDb(), TABLE_NAME),
  silenced: new SilencedAddresses(dynamoDb(), TABLE_NAME),
  cases: new CaseTable(dynamoDb(), TABLE_NAME),
  reference: new ReferenceTable(dynamoDb(), TABLE_NAME),
  workflows: workflowsOf(stepFunctions(), process.env),
  mailer: mailerOf(ses(), { from: MAIL_FROM, configurationSet: MAIL_CONFIGURATION_SET }),
  portalUrl: PORTAL_URL,
};

export const handler = taskFunction(tasks, () => ports);
