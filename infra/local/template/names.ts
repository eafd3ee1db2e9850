/** What `Ref` and `Fn::GetAtt` give for each kind of resource the home knows, and what the home does with the kind. */
export interface Naming {
  readonly account: string;
  readonly region: string;
  readonly stackName: string;
  /** `AWS::Region` and its like. */
  readonly pseudo: Readonly<Record<string, string>>;
  /** Attributes only the running home knows, by `Type.Attribute`: the issuer of the embedded sign-in, say. */
  readonly attributes: Readonly<Record<string, string>>;
}

export const ACCOUNT = '000000000000';
export const REGION = 'ap-southeast-1';

export function homeNaming(stackName: string, attributes: Readonly<Record<string, string>>): Naming {
  return {
    account: ACCOUNT,
    region: REGION,
    stackName,
    attributes,
    pseudo: {
      'AWS::AccountId': ACCOUNT,
      'AWS::Region': REGION,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': stackName,
      'AWS::StackId': `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/${stackName}/home`,
    },
  };
}

interface Kind {
  /** The property that names the resource; the logical id when it is absent. */
  readonly nameProperty?: string;
  /** Names must be lower case (buckets). */
  readonly lowerCase?: true;
  /** The ARN's service and resource part, `{}` standing for the name. */
  readonly arn?: readonly [service: string, resource: string];
  /** `Ref` gives the ARN instead of the name. */
  readonly refIsArn?: true;
  readonly attributes?: Readonly<Record<string, (name: string, naming: Naming) => string>>;
  /** Why the home need not run a resource of this kind; absent when it does. */
  readonly notRun?: string;
}

const kinds: Readonly<Record<string, Kind>> = {
  'AWS::DynamoDB::Table': { nameProperty: 'TableName', arn: ['dynamodb', 'table/{}'] },
  'AWS::DynamoDB::GlobalTable': { nameProperty: 'TableName', arn: ['dynamodb', 'table/{}'] },
  'AWS::Lambda::Function': { nameProperty: 'FunctionName', arn: ['lambda', 'function:{}'] },
  'AWS::IAM::Role': { nameProperty: 'RoleName', arn: ['iam', 'role/{}'] },
  'AWS::IAM::Policy': {},
  'AWS::StepFunctions::StateMachine': {
    nameProperty: 'StateMachineName',
    arn: ['states', 'stateMachine:{}'],
    refIsArn: true,
    attributes: { Name: (name) => name },
  },
  'AWS::S3::Bucket': {
    nameProperty: 'BucketName',
    lowerCase: true,
    arn: ['s3', '{}'],
    attributes: {
      DomainName: (name) => `${name}.s3.amazonaws.com`,
      RegionalDomainName: (name, { region }) => `${name}.s3.${region}.amazonaws.com`,
    },
  },
  'AWS::ApiGatewayV2::Api': { attributes: { ApiEndpoint: (_name, { attributes }) => attributes['PortalUrl'] ?? '' } },
  'AWS::ApiGatewayV2::Integration': {},
  'AWS::ApiGatewayV2::Route': {},
  'AWS::ApiGatewayV2::Stage': { nameProperty: 'StageName' },
  'AWS::Scheduler::Schedule': { nameProperty: 'Name', arn: ['scheduler', 'schedule/default/{}'] },
  'AWS::Scheduler::ScheduleGroup': { nameProperty: 'Name', arn: ['scheduler', 'schedule-group/{}'] },
  'AWS::SES::EmailIdentity': { nameProperty: 'EmailIdentity', arn: ['ses', 'identity/{}'] },
  'AWS::SES::ConfigurationSet': { nameProperty: 'Name', arn: ['ses', 'configuration-set/{}'] },
  'AWS::SES::ConfigurationSetEventDestination': {},
  'AWS::SNS::Topic': {
    nameProperty: 'TopicName',
    arn: ['sns', '{}'],
    refIsArn: true,
    attributes: {
      TopicName: (name) => name,
      TopicArn: (name, { region, account }) => `arn:aws:sns:${region}:${account}:${name}`,
    },
  },
  'AWS::SNS::Subscription': {},
  'AWS::SQS::Queue': { nameProperty: 'QueueName', arn: ['sqs', '{}'], attributes: { QueueName: (name) => name } },
  'AWS::SecretsManager::Secret': { nameProperty: 'Name', arn: ['secretsmanager', 'secret:{}-000000'], refIsArn: true },
  'AWS::Cognito::UserPool': {
    arn: ['cognito-idp', 'userpool/{}'],
    attributes: {
      ProviderURL: (_name, { attributes }) => attributes['Issuer'] ?? '',
      ProviderName: (_name, { attributes }) => attributes['Issuer'] ?? '',
      UserPoolId: (name) => name,
    },
  },
  'AWS::Cognito::UserPoolClient': { attributes: { ClientId: (name) => name } },
  'AWS::Cognito::UserPoolDomain': { notRun: 'the home signs people in with its own OpenID provider' },
  'AWS::Cognito::UserPoolGroup': { notRun: 'roles come from the organisation' },
  'AWS::CloudWatch::Alarm': { arn: ['cloudwatch', 'alarm:{}'], notRun: 'alarms watch the cloud; here the log tells' },
  'AWS::CloudWatch::Dashboard': { notRun: 'dashboards show the cloud' },
  'AWS::Logs::LogGroup': {
    nameProperty: 'LogGroupName',
    arn: ['logs', 'log-group:{}:*'],
    notRun: 'logs go to standard output',
  },
  'AWS::Logs::ResourcePolicy': { notRun: 'logs go to standard output' },
  'AWS::Lambda::EventInvokeConfig': {
    notRun: 'deliveries to functions are tried again and given up by the subscription',
  },
  'AWS::Lambda::Permission': { notRun: 'the home calls functions itself' },
  'AWS::S3::BucketPolicy': { notRun: 'the bucket listens on loopback only' },
  'AWS::SNS::TopicPolicy': { notRun: 'topics are reached from inside the home only' },
  'AWS::SQS::QueuePolicy': { notRun: 'queues are reached from inside the home only' },
  'AWS::KMS::Key': {
    arn: ['kms', 'key/{}'],
    attributes: { KeyId: (name) => name },
  },
  'AWS::KMS::Alias': { nameProperty: 'AliasName', notRun: 'functions name keys by their ARN' },
  'AWS::CDK::Metadata': { notRun: 'says which CDK made the template' },
};

/** What the home does with a kind: runs it, leaves it out for a reason, or does not know it. */
export function supportOf(type: string): 'runs' | 'unknown' | { readonly notRun: string } {
  const kind = kinds[type];
  if (kind === undefined) return 'unknown';
  return kind.notRun === undefined ? 'runs' : { notRun: kind.notRun };
}

/** The property that names resources of a kind, if it has one. */
export const namePropertyOf = (type: string): string | undefined => kinds[type]?.nameProperty;

const arnFor = ([service, resource]: readonly [string, string], name: string, naming: Naming): string => {
  const global = service === 'iam' || service === 's3';
  const region = global ? '' : naming.region;
  const account = service === 's3' ? '' : naming.account;
  return `arn:aws:${service}:${region}:${account}:${resource.replace('{}', name)}`;
};

/** What `Ref` gives, for a resource with this `name` property (none: named after stack and logical id). */
export function physicalIdOf(type: string, logicalId: string, name: string | undefined, naming: Naming): string {
  const kind = kinds[type] ?? {};
  const chosen = name ?? `${naming.stackName}-${logicalId}`;
  const physical = kind.lowerCase ? chosen.toLowerCase() : chosen;
  return kind.refIsArn && kind.arn !== undefined ? arnFor(kind.arn, physical, naming) : physical;
}

/** What `Fn::GetAtt` gives; undefined when the kind has no such attribute here. */
export function attributeOf(type: string, attribute: string, physicalId: string, naming: Naming): string | undefined {
  const kind = kinds[type];
  if (kind === undefined) return undefined;
  if ((attribute === 'Arn' || attribute === 'Id') && kind.arn !== undefined) {
    return kind.refIsArn ? physicalId : arnFor(kind.arn, physicalId, naming);
  }
  const name = kind.refIsArn ? (physicalId.split(':').at(-1) ?? physicalId) : physicalId;
  return kind.attributes?.[attribute]?.(name, naming);
}
