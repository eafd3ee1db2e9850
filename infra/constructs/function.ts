import { Duration, RemovalPolicy, Validations, type Acknowledgment } from 'aws-cdk-lib';
import { Effect, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { indexName } from '#shared/casework/store/keys.ts';
import { functionPlaceholder, workflowVariable, type FunctionSpec } from '../functions.ts';
import type { DataConstruct } from './data.ts';
import type { IdentityConstruct } from './identity.ts';
import type { MailConstruct } from './mail.ts';
import type { Parameters } from './parameters.ts';
import type { WorkflowsConstruct } from './workflows.ts';

/** What functions can be given access to. */
export interface Resources {
  readonly parameters: Parameters;
  readonly data: DataConstruct;
  readonly identity: IdentityConstruct;
  readonly mail: MailConstruct;
  readonly workflows: WorkflowsConstruct;
}

interface Access {
  readonly statements: PolicyStatement[];
  readonly environment: Record<string, string>;
  /** Statements with a wildcard, each with the reason it needs one. */
  readonly wildcards?: readonly Acknowledgment[];
}

const wildcard = (resource: string, reason: string): Acknowledgment => ({
  id: `AwsSolutions-IAM5[Resource::${resource}]`,
  reason,
});

const allow = (actions: string[], resources: string[], conditions?: Record<string, Record<string, string>>) =>
  new PolicyStatement({ effect: Effect.ALLOW, actions, resources, ...(conditions && { conditions }) });

/** One Lambda with a log group and a role of its own; the role holds what {@link FunctionSpec.uses} says, no more. */
export class ProcessFunction extends LambdaFunction {
  constructor(scope: Construct, spec: FunctionSpec, bundle: string, resources: Resources) {
    const name = functionPlaceholder(spec.slug);
    const logGroup = new LogGroup(scope, `${name}Log`, {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const access = accessOf(spec, resources);
    const role = new Role(scope, `${name}Role`, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        own: new PolicyDocument({
          statements: [
            allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]),
            ...access.statements,
          ],
        }),
      },
    });
    Validations.of(role).acknowledge(...(access.wildcards ?? []));
    super(scope, name, {
      description: spec.purpose,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(bundle),
      handler: 'index.handler',
      memorySize: spec.memoryMb,
      timeout: Duration.seconds(spec.timeoutSeconds),
      role,
      logGroup,
      environment: {
        NODE_OPTIONS: '--enable-source-maps',
        POWERTOOLS_SERVICE_NAME: spec.slug,
        ...access.environment,
      },
    });
  }
}

function accessOf({ slug, uses }: FunctionSpec, resources: Resources): Access {
  const parts = [
    (uses.table ?? uses.indexes) && tableAccess(uses, resources.data),
    (uses.reads ?? uses.writes) && bucketAccess(uses, resources),
    ...keysAccess(uses, resources.data),
    uses.signIn && signInAccess(resources),
    uses.mail && mailAccess(resources),
    uses.workflows && workflowAccess(slugsOf(slug, uses.workflows, resources.workflows), resources.workflows),
    uses.starts && startAccess(uses.starts, resources.workflows),
    uses.tells && tokenAccess(uses.tells, resources.workflows),
    uses.web && { statements: [], environment: { INTRANET_PAGES: resources.parameters.intranetPages } },
  ].filter((part) => part !== undefined);
  return {
    statements: parts.flatMap(({ statements }) => statements),
    environment: Object.fromEntries(parts.flatMap(({ environment }) => Object.entries(environment))),
    wildcards: parts.flatMap(({ wildcards = [] }) => wildcards),
  };
}

function tableAccess({ table: actions = [], indexes = [] }: FunctionSpec['uses'], { table }: DataConstruct): Access {
  const indexArns = indexes.map((index) => `${table.tableArn}/index/${indexName(index)}`);
  return {
    statements: [
      ...(actions.length > 0
        ? [
            allow(
              actions.map((action) => `dynamodb:${action}`),
              [table.tableArn],
            ),
          ]
        : []),
      ...(indexArns.length > 0 ? [allow(['dynamodb:Query'], indexArns)] : []),
    ],
    environment: { TABLE_NAME: table.tableName },
  };
}

function bucketAccess(
  { reads = [], writes = [], lists }: FunctionSpec['uses'],
  { data, parameters }: Resources,
): Access {
  const { bucket, bucketId } = data;
  const keys = (folders: readonly string[]): string[] => folders.map((folder) => bucket.arnForObjects(`${folder}/*`));
  return {
    statements: [
      ...(reads.length > 0 ? [allow(['s3:GetObject'], keys(reads))] : []),
      ...(lists === true ? [allow(['s3:ListBucket'], [bucket.bucketArn])] : []),
      ...(writes.length > 0 ? [allow(['s3:PutObject'], keys(writes))] : []),
    ],
    environment: { BUCKET_NAME: bucket.bucketName, FILES_URL: parameters.filesUrl },
    wildcards: [...new Set([...reads, ...writes])].map((folder) =>
      wildcard(
        `<${bucketId}.Arn>/${folder}/*`,
        'The files of a folder have names of their own; the folder is the limit.',
      ),
    ),
  };
}

const keysAccess = ({ senders, webhookSecrets }: FunctionSpec['uses'], data: DataConstruct): readonly Access[] => [
  ...(senders ? [keyAccess(senders, data.senderKey, 'SENDER_KEY_ARN')] : []),
  ...(webhookSecrets ? [keyAccess(webhookSecrets, data.webhookKey, 'WEBHOOK_KEY_ARN')] : []),
];

const keyAccess = (acts: readonly ('seal' | 'open')[], { keyArn }: Key, variable: string): Access => ({
  statements: [
    allow(
      acts.map((act) => (act === 'seal' ? 'kms:Encrypt' : 'kms:Decrypt')),
      [keyArn],
    ),
  ],
  environment: { [variable]: keyArn },
});

const signInAccess = ({ data, identity, parameters }: Resources): Access => ({
  statements: [allow(['secretsmanager:GetSecretValue'], [data.sessionSecret.secretArn])],
  environment: {
    SESSION_SECRET_ARN: data.sessionSecret.secretArn,
    OIDC_ISSUER: identity.issuer,
    OIDC_CLIENT_ID: identity.clientId,
    PORTAL_URL: parameters.portalUrl,
    FIRST_ADMINISTRATOR: parameters.firstAdministrator,
  },
});

const mailAccess = ({ mail, parameters }: Resources): Access => ({
  statements: [
    allow(['ses:SendEmail'], [mail.anyIdentityArn, mail.configurationSetArn], {
      StringEquals: { 'ses:FromAddress': parameters.mailFrom },
    }),
  ],
  environment: {
    MAIL_FROM: parameters.mailFrom,
    MAIL_CONFIGURATION_SET: mail.configurationSetName,
    PORTAL_URL: parameters.portalUrl,
  },
  wildcards: [
    wildcard(
      'arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*',
      'In the sandbox SES checks the recipients’ identities too; the condition holds the sender to MailFrom.',
    ),
  ],
});

const slugsOf = (own: string, given: readonly string[] | 'all', workflows: WorkflowsConstruct): readonly string[] =>
  given === 'all' ? workflows.slugs.filter((slug) => slug !== own) : given;

function workflowAccess(slugs: readonly string[], workflows: WorkflowsConstruct): Access {
  const arns = slugs.map((slug) => workflows.arnOf(slug));
  return {
    statements: [allow(['states:StartExecution', 'states:SendTaskSuccess'], arns)],
    environment: Object.fromEntries(slugs.map((slug) => [workflowVariable(slug), workflows.arnOf(slug)])),
  };
}

const startAccess = (slugs: readonly string[], workflows: WorkflowsConstruct): Access => ({
  statements: [
    allow(
      ['states:StartExecution'],
      slugs.map((slug) => workflows.arnOf(slug)),
    ),
  ],
  environment: Object.fromEntries(slugs.map((slug) => [workflowVariable(slug), workflows.arnOf(slug)])),
});

const tokenAccess = (slugs: readonly string[], workflows: WorkflowsConstruct): Access => ({
  statements: [
    allow(
      ['states:SendTaskSuccess'],
      slugs.map((slug) => workflows.arnOf(slug)),
    ),
  ],
  environment: {},
});
