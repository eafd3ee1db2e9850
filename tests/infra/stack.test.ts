import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CALLBACK_PATH } from '#functions/portal/open-id.ts';
import { functions } from '#infra/functions.ts';
import { BOARD_ATTRIBUTES } from '#shared/casework/store/keys.ts';
import { inputSchema } from '#workflows/daily/contract.ts';
import { inputSchema as indexInput } from '#workflows/index-publish/contract.ts';
import { readTemplate, type TemplateResource } from './deployed.ts';

const { resources, ofType, read } = await readTemplate();

const statementSchema = z.object({
  Action: z.union([z.string().transform((action) => [action]), z.array(z.string())]),
  Effect: z.string(),
  Resource: z.unknown(),
  Principal: z.unknown().optional(),
});
const documentSchema = z.object({ PolicyDocument: z.object({ Statement: z.array(statementSchema) }) });
const statementsOf = ({ Type, Properties }: TemplateResource) =>
  z
    .array(documentSchema)
    .parse(Type === 'AWS::IAM::Policy' ? [Properties] : (Properties['Policies'] ?? []))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);

const ATTRIBUTE = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) });
const targetOf = (value: unknown): string => ATTRIBUTE.parse(value)['Fn::GetAtt'][0];
const text = (value: unknown): string => JSON.stringify(value);

describe('the stack', () => {
  it('stays within 450 resources, 25 functions and 10 alarms', () => {
    expect(resources.length).toBeLessThanOrEqual(450);
    expect(ofType('AWS::Lambda::Function').length).toBeLessThanOrEqual(25);
    expect(ofType('AWS::CloudWatch::Alarm').length).toBeLessThanOrEqual(10);
  });

  it('keeps what people entrusted to it when it is removed', () => {
    const kept = resources.filter(({ DeletionPolicy }) => DeletionPolicy === 'Retain').map(({ Type }) => Type);
    expect(kept.sort()).toEqual([
      'AWS::Cognito::UserPool',
      'AWS::DynamoDB::Table',
      'AWS::KMS::Key',
      'AWS::KMS::Key',
      'AWS::S3::Bucket',
      'AWS::SecretsManager::Secret',
    ]);
  });

  it('has one table, on demand, recoverable to any second, protected, whose board index alone holds less than whole items', () => {
    const [table, ...others] = ofType('AWS::DynamoDB::Table');
    expect(others).toEqual([]);
    expect(table?.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      GlobalSecondaryIndexes: [1, 2, 3].map((index) => ({
        IndexName: index === 3 ? 'gsi3-2' : `gsi${index}`,
        KeySchema: [
          { AttributeName: `gsi${index}pk`, KeyType: 'HASH' },
          { AttributeName: `gsi${index}sk`, KeyType: 'RANGE' },
        ],
        Projection:
          index === 3
            ? { ProjectionType: 'INCLUDE', NonKeyAttributes: [...BOARD_ATTRIBUTES] }
            : { ProjectionType: 'ALL' },
      })),
    });
  });

  it('has a bucket that is private, versioned and reached by TLS only', () => {
    expect(ofType('AWS::S3::Bucket')[0]?.Properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      VersioningConfiguration: { Status: 'Enabled' },
    });
    expect(text(ofType('AWS::S3::BucketPolicy'))).toContain('{"aws:SecureTransport":"false"}');
  });

  it('answers every finding it acknowledges with a reason', () => {
    const reasons = acknowledgements(read('DungHan.metadata.json'));
    expect(reasons.length).toBeGreaterThan(0);
    for (const reason of reasons) expect(reason.split(' ').length).toBeGreaterThan(8);
  });

  it('sends people back from sign-in to where the portal expects them', () => {
    const callbacks = ofType('AWS::Cognito::UserPoolClient').map(({ Properties }) => text(Properties['CallbackURLs']));
    expect(callbacks).toEqual([text([{ 'Fn::Join': ['', [{ Ref: 'PortalUrl' }, CALLBACK_PATH]] }])]);
  });

  it('starts the daily run at 00:05 in Vietnam with the instant it was due, and keeps a start it had to give up', () => {
    expect(ofType('AWS::Scheduler::Schedule')[0]?.Properties).toMatchObject({
      ScheduleExpression: 'cron(5 0 * * ? *)',
      ScheduleExpressionTimezone: 'Asia/Ho_Chi_Minh',
      Target: {
        Input: '{"scheduledTime":"<aws.scheduler.scheduled-time>"}',
        DeadLetterConfig: {},
        RetryPolicy: { MaximumRetryAttempts: 10 },
      },
    });
  });

  it('opens the index at 00:10 of the first day of each month, with the input its contract asks for', () => {
    const { Properties } = ofType('AWS::Scheduler::Schedule')[1] ?? {};
    expect(Properties).toMatchObject({
      ScheduleExpression: 'cron(10 0 1 * ? *)',
      ScheduleExpressionTimezone: 'Asia/Ho_Chi_Minh',
    });
    const target = z.object({ Input: z.string() }).parse(Properties?.['Target']);
    const input = target.Input.replace('<aws.scheduler.scheduled-time>', '2026-01-31T17:10:00Z');
    expect(indexInput.parse(JSON.parse(input))).toMatchObject({ kind: 'month' });
  });

  it('starts the daily run with the input its contract asks for', () => {
    const target = z.object({ Input: z.string() }).parse(ofType('AWS::Scheduler::Schedule')[0]?.Properties['Target']);
    const input = target.Input.replace('<aws.scheduler.scheduled-time>', '2026-01-04T17:05:00Z');
    expect(inputSchema.parse(JSON.parse(input))).toEqual({ scheduledTime: '2026-01-04T17:05:00Z' });
  });

  it.each([
    ['AlarmsTopic', 'cloudwatch.amazonaws.com'],
    ['MailFeedback', 'ses.amazonaws.com'],
  ])('lets %s be told by %s, since a policy of our own replaces the one topics come with', (topic, service) => {
    const policy = ofType('AWS::SNS::TopicPolicy').find(({ id }) => id.startsWith(topic));
    const allowed = policy && documentSchema.parse(policy.Properties).PolicyDocument.Statement;
    expect(allowed).toContainEqual(
      expect.objectContaining({ Effect: 'Allow', Action: ['sns:Publish'], Principal: { Service: service } }),
    );
  });
});

describe('every function', () => {
  const made = ofType('AWS::Lambda::Function');

  it('of the list is deployed from a handler that exists', () => {
    expect(made).toHaveLength(functions.length);
    for (const { handler } of functions) expect(existsSync(new URL(`../../${handler}`, import.meta.url))).toBe(true);
  });

  it.each(made.map((resource) => [resource.id, resource] as const))(
    '%s runs on ARM64 and Node 24 with source maps, its own role and its own log',
    (_, { Properties: properties }) => {
      expect(properties).toMatchObject({
        Architectures: ['arm64'],
        Runtime: 'nodejs24.x',
        Environment: { Variables: { NODE_OPTIONS: '--enable-source-maps' } },
      });
      const sharing = made.filter(({ Properties: other }) => text(other['Role']) === text(properties['Role']));
      const logging = made.filter(
        ({ Properties: other }) => text(other['LoggingConfig']) === text(properties['LoggingConfig']),
      );
      expect([sharing.length, logging.length]).toEqual([1, 1]);
    },
  );
});

describe('permissions', () => {
  const policies = [...ofType('AWS::IAM::Role'), ...ofType('AWS::IAM::Policy')];

  it('come from statements of our own, never from managed policies', () => {
    for (const role of ofType('AWS::IAM::Role')) expect(role.Properties).not.toHaveProperty('ManagedPolicyArns');
  });

  it('name each action', () => {
    const actions = policies.flatMap(statementsOf).flatMap(({ Action }) => Action);
    expect(actions.length).toBeGreaterThan(0);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  it('reach every resource only for log delivery and tracing, which know no narrower ones', () => {
    const everywhere = policies.flatMap(statementsOf).filter(({ Resource }) => Resource === '*');
    const services = everywhere.flatMap(({ Action }) => Action).map((action) => action.split(':')[0]);
    expect([...new Set(services)].sort()).toEqual(['logs', 'xray']);
  });

  it('let each workflow call the functions its definition names and no other', () => {
    for (const { Properties: properties } of ofType('AWS::StepFunctions::StateMachine')) {
      const role = resources.find(({ id }) => id === targetOf(properties['RoleArn']));
      const invoked = (role === undefined ? [] : statementsOf(role))
        .filter(({ Action }) => Action.includes('lambda:InvokeFunction'))
        .flatMap(({ Resource }) =>
          z.union([z.array(z.unknown()), z.unknown().transform((one) => [one])]).parse(Resource),
        );
      expect(invoked.map(text).sort()).toEqual(
        Object.values(properties['DefinitionSubstitutions'] ?? {})
          .map(text)
          .sort(),
      );
    }
  });
});

describe('every workflow', () => {
  it('is traced and logs each step, but never the data in it', () => {
    const machines = ofType('AWS::StepFunctions::StateMachine');
    expect(machines.length).toBeGreaterThan(0);
    for (const { Properties: properties } of machines)
      expect(properties).toMatchObject({
        TracingConfiguration: { Enabled: true },
        LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
      });
  });
});

describe('every log', () => {
  it('ends after a while', () => {
    for (const { Properties: properties } of ofType('AWS::Logs::LogGroup'))
      expect(properties).toHaveProperty('RetentionInDays', 90);
  });
});

describe('every alarm', () => {
  const runbook = readFileSync(new URL('../../infra/runbook.md', import.meta.url), 'utf8');
  const headings = [...runbook.matchAll(/^## (\w+)$/gm)].map(([, heading = '']) => heading.toLowerCase());

  it.each(ofType('AWS::CloudWatch::Alarm').map(({ id, Properties: properties }) => [id, properties] as const))(
    '%s tells somebody and points to its section of the runbook',
    (_, { AlarmActions: actions, AlarmDescription: description }) => {
      expect(actions).toHaveLength(1);
      expect(headings).toContain(/infra\/runbook\.md#(\w+)$/.exec(z.string().parse(description))?.[1]);
    },
  );

  it('adds up ten metrics at most, which is what CloudWatch takes', () => {
    for (const { Properties: properties } of ofType('AWS::CloudWatch::Alarm'))
      expect(text(properties).split('"MetricStat"').length - 1).toBeLessThanOrEqual(10);
  });

  it('has the only sections there are', () => {
    expect(headings).toHaveLength(ofType('AWS::CloudWatch::Alarm').length);
  });
});

/** The reasons of all acknowledgements in the assembly's metadata. */
function acknowledgements(metadata: unknown): string[] {
  const entries = z.record(z.string(), z.array(z.object({ type: z.string(), data: z.unknown() }))).parse(metadata);
  return Object.values(entries)
    .flat()
    .filter(({ type }) => type === 'aws:cdk:acknowledged-rules')
    .flatMap(({ data }) => Object.values(z.record(z.string(), z.unknown()).parse(data)).map(text));
}
