/** The services of one home, started in the order they need one another and wired to one clock and one IAM check. */
import { createHmac, randomBytes } from 'node:crypto';
import type { Ids } from './seeded-ids.ts';
import { checkBundles } from './bundle-check.ts';
import type { HomeClock } from './clock.ts';
import type { DataFolder } from './data-folder.ts';
import { openDeadLetters, type DeadLetter } from './dead-letters.ts';
import type { Deployment } from './deployment.ts';
import { startDynamoDb, type DynamoDb } from './dynamodb.ts';
import { listen, PortTakenError } from './endpoint.ts';
import { accessKeyIdFor, functionEnvironment, type ServiceAddresses } from './function-environment.ts';
import { ADMINISTRATOR, createAuthorizer, type Authorizer } from './iam.ts';
import { interfered, interferedInvoke, type Interference, type Invoke } from './interference.ts';
import { FunctionRuntime, type FunctionSpec } from './lambda.ts';
import type { Log } from './log.ts';
import type { Meter } from './meter.ts';
import { startKms } from './kms.ts';
import { startMail, type MailService } from './mail-service.ts';
import type { Addresses } from './ports.ts';
import { principalsOf, roleKeys } from './principals.ts';
import { startS3, type S3 } from './s3.ts';
import { startSchedules } from './schedule-service.ts';
import { startSecrets } from './secrets.ts';
import { stepFunctionsHandler } from './stepfunctions-endpoint.ts';
import { openEngine, type Engine } from './stepfunctions/index.ts';
import { ACCOUNT, REGION } from './template/names.ts';
import { upgradeFolder } from './upgrades.ts';
import type { Resource } from './template.ts';
import { callService, ServiceRefusal } from './workflow-integrations.ts';

export interface ServicesOptions {
  /** Folder of the cloud assembly. */
  readonly assembly: string;
  readonly folder: DataFolder | undefined;
  readonly clock: HomeClock;
  readonly log: Log;
  readonly ids: Ids;
  readonly durability?: 'second' | 'full';
  readonly lastPorts: Partial<Record<keyof Addresses, number>>;
  readonly smtpUrl?: string | undefined;
  readonly dynamoDbServer?: string | undefined;
  readonly meter?: Meter | undefined;
  /** What stands in front of the services; nothing when left out. */
  readonly interference?: Interference | undefined;
  /** Tries every function's bundle before the home is ready. */
  readonly checkBundles?: boolean;
  /** Takes what must be ended, in the order it was started. */
  readonly onStarted: (close: () => Promise<void>) => void;
}

export interface Services {
  readonly addresses: Omit<Addresses, 'portal' | 'identity'>;
  readonly dynamodb: DynamoDb;
  readonly s3: Pick<S3, 'holds' | 'serveBrowser'>;
  readonly mail: MailService;
  readonly engine: Engine;
  readonly iam: Authorizer;
  readonly functions: FunctionRuntime;
  readonly invoke: Invoke;
}

export async function startServices(deployment: Deployment, options: ServicesOptions): Promise<Services> {
  const bench = new Workbench(deployment, options);
  const functions = Promise.withResolvers<FunctionRuntime>();
  const invoke = interferedInvoke(
    (functionArn, payload) =>
      options.clock.track(functions.promise.then((runtime) => runtime.invoke(functionArn, payload))),
    options.interference,
  );
  const dynamodb = await bench.startDynamoDb();
  const secrets = await bench.startSecrets();
  const kms = await bench.startKms(dynamodb.url);
  const s3 = await bench.startS3();
  const mail = await bench.startMail(invoke);
  const { engine, url: stepfunctions } = await bench.startWorkflows(invoke, dynamodb.url);
  const addresses = {
    dynamodb: dynamodb.url,
    stepfunctions,
    ses: mail.url,
    s3: s3.url,
    secrets: secrets.url,
    kms: kms.url,
    mailbox: mail.mailboxUrl,
  };
  const prepared = bench.prepareFunctions({
    DYNAMODB: dynamodb.url,
    S3: s3.url,
    SES: mail.url,
    SFN: stepfunctions,
    SECRETS_MANAGER: secrets.url,
    KMS: kms.url,
  });
  const { log, ids, meter } = options;
  const runtime = new FunctionRuntime({ functions: prepared, log, ids, meter });
  functions.resolve(runtime);
  if (options.checkBundles === true) await checkBundles(options.assembly, prepared);
  await bench.startSchedules(engine, invoke);
  return { addresses, dynamodb, s3, mail, engine, iam: bench.iam, functions: runtime, invoke };
}

/** What every service of the home needs to start. */
class Workbench {
  readonly iam: Authorizer;
  readonly #deployment: Deployment;
  readonly #options: ServicesOptions;
  readonly #deadLetter: DeadLetter;
  /** Signs nothing that leaves the machine; S3 forms are checked against it. */
  readonly #secret = randomBytes(32);

  constructor(deployment: Deployment, options: ServicesOptions) {
    this.#deployment = deployment;
    this.#options = options;
    this.#deadLetter = openDeadLetters(options.folder, options.log, () => options.clock.now());
    const onDenial = ({ message }: { message: string }): void => {
      options.log({ source: 'iam', level: 'error', text: message });
    };
    this.iam = createAuthorizer(principalsOf(deployment), { onDenial });
  }

  startDynamoDb(): Promise<DynamoDb> {
    const tables = this.#described('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable');
    const { clock, dynamoDbServer: server, meter, interference } = this.#options;
    const common = { folder: this.#part('dynamodb'), iam: this.iam, region: REGION, account: ACCOUNT, meter };
    return this.#onPort('dynamodb', (port) => startDynamoDb({ ...common, tables, clock, port, server, interference }));
  }

  startSecrets(): ReturnType<typeof startSecrets> {
    const secrets = this.#described('AWS::SecretsManager::Secret');
    return this.#onPort('secrets', (port) =>
      startSecrets({ folder: this.#part('secrets'), secrets, iam: this.iam, port }),
    );
  }

  /** With table and keys at hand, what an earlier version kept is brought to today's format before anything reads it. */
  async startKms(dynamodb: string): ReturnType<typeof startKms> {
    const options = { folder: this.#part('kms'), keys: this.#described('AWS::KMS::Key'), iam: this.iam };
    const kms = await this.#onPort('kms', (port) => startKms({ ...options, port }));
    await upgradeFolder({ ...this.#options, deployment: this.#deployment, dynamodb, kms: kms.url });
    return kms;
  }

  startS3(): ReturnType<typeof startS3> {
    const buckets = this.#deployment.template.ofType('AWS::S3::Bucket').map((bucket) => bucket.physicalId);
    const secretOf = (accessKeyId: string): string => this.#secretAccessKey(accessKeyId);
    const { clock, meter } = this.#options;
    return this.#onPort('s3', (port) =>
      startS3({ folder: this.#part('s3'), buckets, iam: this.iam, clock, secretOf, port, meter }),
    );
  }

  startMail(invoke: Invoke): Promise<MailService> {
    const { clock, folder, smtpUrl, lastPorts, interference } = this.#options;
    const { template } = this.#deployment;
    const iam = { iam: this.iam, interference, deadLetter: this.#deadLetter };
    const common = { template, folder, clock, invoke, smtpUrl, ...iam };
    return this.#onPort('ses', (port) => startMail({ ...common, port, mailboxPort: lastPorts.mailbox ?? 0 }));
  }

  /** The engine and its endpoint. */
  async startWorkflows(invoke: Invoke, dynamoDbUrl: string): Promise<{ engine: Engine; url: string }> {
    const { clock, durability = 'second', ids, onStarted } = this.#options;
    const keys = roleKeys(this.#deployment);
    const engine = await openEngine({
      dir: this.#part('stepfunctions'),
      durability,
      clock,
      ids,
      machines: this.#deployment.stateMachines,
      invoke: ({ functionArn, payload, roleArn }) => {
        const denial = this.iam.authorizeRole(roleArn, 'lambda:InvokeFunction', functionArn);
        if (denial !== undefined) throw new ServiceRefusal(denial.code, denial.message, 403);
        return invoke(functionArn, payload);
      },
      callAws: ({ roleArn, ...call }) => callService(dynamoDbUrl, keys.get(roleArn) ?? '', call),
    });
    onStarted(() => engine.close());
    const handler = interfered('stepfunctions', stepFunctionsHandler(engine, this.iam), this.#options.interference);
    const endpoint = await this.#onPort('stepfunctions', (port) =>
      listen((request) => clock.track(handler(request)), { port }),
    );
    return { engine, url: endpoint.url };
  }

  /** The functions with everything Lambda would put into their environment. */
  prepareFunctions(addresses: ServiceAddresses): readonly FunctionSpec[] {
    return this.#deployment.functions.map((spec) => ({
      ...spec,
      environment: functionEnvironment(spec, addresses, this.#secretAccessKey(accessKeyIdFor(spec.name))),
    }));
  }

  async startSchedules(engine: Engine, invoke: Invoke): Promise<void> {
    const { clock, ids, onStarted } = this.#options;
    const schedules = this.#described('AWS::Scheduler::Schedule');
    const common = { folder: this.#part('scheduler'), iam: this.iam, deadLetter: this.#deadLetter };
    const scheduler = await startSchedules({ ...common, schedules, engine, invoke, clock, ids });
    onStarted(() => scheduler.close());
  }

  #part(name: string): string | null {
    return this.#options.folder?.part(name) ?? null;
  }

  #described(...types: readonly string[]) {
    return this.#deployment.template.ofType(...types).map(described);
  }

  #secretAccessKey(accessKeyId: string): string {
    if (accessKeyId === ADMINISTRATOR.accessKeyId) return ADMINISTRATOR.secretAccessKey;
    return createHmac('sha256', this.#secret).update(accessKeyId).digest('base64url');
  }

  /** Starts an endpoint on the port it had in the last run, or on another when that is taken by now. */
  async #onPort<T extends { close(): Promise<void> }>(
    name: keyof Addresses,
    start: (port: number) => Promise<T>,
  ): Promise<T> {
    const service = await start(this.#options.lastPorts[name] ?? 0).catch((error: unknown) => {
      if (error instanceof PortTakenError) return start(0);
      throw error;
    });
    this.#options.onStarted(() => service.close());
    return service;
  }
}

/** A resource as the services of the home take it. */
const described = ({ logicalId, physicalId, arn, properties }: Resource) => ({
  path: `Resources.${logicalId}.Properties`,
  name: physicalId,
  arn,
  properties,
});
