/**
 * The functions of the application: one a process, plus the portal and the mail feedback. What a function may do and
 * which environment variables it sees both follow from `uses`, so a variable is set exactly where the grant is.
 */
import type { Index } from '#shared/casework/store/keys.ts';

export type TableAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'ConditionCheckItem'
  | 'BatchWriteItem';

/** Folders (key prefixes) of the bucket. */
export type Folder = 'plans' | 'evidence' | 'snapshots' | 'letters' | 'imports';

export interface Uses {
  /** DynamoDB actions on the table. A transaction needs the actions of its parts. */
  readonly table?: readonly TableAction[];
  /** Indexes of the table the function queries. */
  readonly indexes?: readonly Index[];
  /** Folders the function may read from the bucket. */
  readonly reads?: readonly Folder[];
  /** Learns that a file is not there, which S3 tells only to who may list the bucket; others are refused it. */
  readonly lists?: true;
  /** Folders the function may write to, itself or by a presigned POST it signs. */
  readonly writes?: readonly Folder[];
  /** Seals personal data of senders, or opens it again. */
  readonly senders?: readonly ('seal' | 'open')[];
  /** Seals the secrets that sign what webhooks send, or opens them again. */
  readonly webhookSecrets?: readonly ('seal' | 'open')[];
  /** The key that seals session cookies, and the settings of sign-in. */
  readonly signIn?: true;
  /** Sends mail as the application's address. */
  readonly mail?: true;
  /** Workflows the function starts, and whose tasks it finishes by token; `all`: those of every other process. */
  readonly workflows?: readonly string[] | 'all';
  /** Workflows it starts, without finishing any of their tasks. */
  readonly starts?: readonly string[];
  /** Workflows whose tasks it finishes by token, without starting any. */
  readonly tells?: readonly string[];
  /** Opens pages of the web, and those of the own network that the operator names. */
  readonly web?: true;
}

export interface FunctionSpec {
  readonly slug: string;
  /** Path of the handler from the root of the repository. */
  readonly handler: string;
  readonly purpose: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly uses: Uses;
}

export const PORTAL = 'portal';
export const MAIL_FEEDBACK = 'mail-feedback';

export const functions: readonly FunctionSpec[] = [
  {
    slug: PORTAL,
    handler: 'functions/portal/handler.ts',
    purpose: 'Every page of the web site',
    memoryMb: 1024,
    // The HTTP API gives up after 30 seconds; the function should be the one to answer.
    timeoutSeconds: 28,
    uses: {
      table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
      indexes: ['gsi1', 'gsi3'],
      reads: ['evidence', 'plans', 'snapshots', 'letters', 'imports'],
      writes: ['plans', 'evidence', 'letters', 'imports'],
      lists: true,
      signIn: true,
      mail: true,
      workflows: [
        'plan-issue',
        'quarterly-report',
        'tthc-announce',
        'impact-assessment',
        'pakn',
        'tthc-review',
        'inspection',
        'index-publish',
      ],
      starts: ['obligation', 'administration', 'webhooks'],
      senders: ['seal', 'open'],
      webhookSecrets: ['seal'],
    },
  },
  {
    slug: 'obligation',
    handler: 'functions/obligation/handler.ts',
    purpose: 'One action on many tasks',
    memoryMb: 512,
    timeoutSeconds: 120,
    uses: { table: ['GetItem', 'PutItem', 'UpdateItem'] },
  },
  {
    slug: 'plan-issue',
    handler: 'functions/plan-issue/handler.ts',
    purpose: 'Reads a plan, asks for its review and signature, opens its obligations',
    memoryMb: 1024,
    // A row of every commune and quarter is a thousand tasks in forty transactions; a long PDF takes half a minute.
    timeoutSeconds: 120,
    uses: { table: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], reads: ['plans'], tells: ['plan-issue'] },
  },
  {
    slug: 'daily',
    handler: 'functions/daily/handler.ts',
    purpose: 'The run of each day: openings, escalation, digests',
    memoryMb: 1024,
    timeoutSeconds: 300,
    uses: {
      table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'],
      indexes: ['gsi1', 'gsi2', 'gsi3'],
      writes: ['letters'],
      mail: true,
      workflows: 'all',
    },
  },
  {
    slug: 'pakn',
    handler: 'functions/pakn/handler.ts',
    purpose: 'Petitions: who is asked next, the answer published and sent',
    memoryMb: 512,
    timeoutSeconds: 60,
    uses: {
      table: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem'],
      senders: ['open'],
      mail: true,
      tells: ['pakn'],
    },
  },
  {
    slug: 'tthc-announce',
    handler: 'functions/tthc-announce/handler.ts',
    purpose: 'Announcing procedures, and checking whether they were published',
    // A page of 3 MB is taken apart in memory.
    memoryMb: 1024,
    // Thirty addresses of eight seconds each.
    timeoutSeconds: 300,
    uses: {
      table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
      writes: ['snapshots'],
      tells: ['tthc-announce'],
      web: true,
    },
  },
  {
    slug: 'quarterly-report',
    handler: 'functions/quarterly-report/handler.ts',
    purpose: 'Reports of a quarter and the year: opening the periods, checking what comes in',
    memoryMb: 512,
    timeoutSeconds: 300,
    uses: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'], tells: ['quarterly-report'] },
  },
  {
    slug: 'impact-assessment',
    handler: 'functions/impact-assessment/handler.ts',
    purpose: 'Draft texts that set procedures: who is asked next',
    memoryMb: 512,
    timeoutSeconds: 60,
    uses: { table: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem'], tells: ['impact-assessment'] },
  },
  {
    slug: 'administration',
    handler: 'functions/administration/handler.ts',
    purpose: 'Brings open work to a changed calendar or organisation',
    memoryMb: 1024,
    timeoutSeconds: 300,
    uses: { table: ['GetItem', 'PutItem', 'UpdateItem'], indexes: ['gsi1'] },
  },
  {
    slug: 'tthc-review',
    handler: 'functions/tthc-review/handler.ts',
    purpose: 'Yearly reviews of procedures: who is asked next, what follows a decision',
    memoryMb: 512,
    timeoutSeconds: 60,
    uses: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'], tells: ['tthc-review'] },
  },
  {
    slug: 'inspection',
    handler: 'functions/inspection/handler.ts',
    purpose: 'Inspections: who is asked next, a task for each recommendation',
    memoryMb: 512,
    timeoutSeconds: 60,
    uses: { table: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem'], tells: ['inspection'] },
  },
  {
    slug: 'index-publish',
    handler: 'functions/index-publish/handler.ts',
    purpose: 'The monthly index: opening the sheets, asking for scores and approval, publishing',
    memoryMb: 512,
    timeoutSeconds: 60,
    uses: { table: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem'], workflows: ['index-publish'] },
  },
  {
    slug: 'webhooks',
    handler: 'functions/webhooks/handler.ts',
    purpose: 'Tells other systems what happened to cases',
    memoryMb: 512,
    timeoutSeconds: 60,
    uses: {
      table: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
      indexes: ['gsi1'],
      webhookSecrets: ['open'],
      web: true,
    },
  },
  {
    slug: MAIL_FEEDBACK,
    handler: 'functions/mail-feedback/handler.ts',
    purpose: 'Silences addresses that bounce or complain',
    memoryMb: 256,
    timeoutSeconds: 30,
    uses: { table: ['GetItem', 'UpdateItem'] },
  },
];

/** `mail-feedback` -> `MailFeedback`: the slug as it stands in logical ids and placeholders. */
export const pascalCase = (slug: string): string =>
  slug
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

/** The placeholder of a function's ARN in a definition: `${MailFeedbackFunction}`. */
export const functionPlaceholder = (slug: string): string => `${pascalCase(slug)}Function`;

/** The environment variable with a workflow's ARN: `PLAN_ISSUE_WORKFLOW_ARN`. */
export const workflowVariable = (slug: string): string => `${slug.replaceAll('-', '_').toUpperCase()}_WORKFLOW_ARN`;
