/**
 * The one-machine home: starts everything the synthesised template deploys, on the real protocols, and wires it up.
 *
 *     const home = await startHome({ assembly: 'cdk.out', folder, clock: new HomeClock(), port: 3000 });
 *     home.addresses.portal;   // http://localhost:3000
 *     await home.close();
 *
 * Throws, having started nothing, when the template asks for something the
 * home cannot give, or when a port is taken.
 */
import { randomUUID } from 'node:crypto';
import type { Ids } from './seeded-ids.ts';
import { readAssembly } from './assets.ts';
import type { HomeClock } from './clock.ts';
import type { DataFolder } from './data-folder.ts';
import { deploy, type Deployment } from './deployment.ts';
import { TableDefinitionError } from './dynamodb.ts';
import {
  listenStreaming,
  send,
  targetOf,
  wholeBodies,
  type Endpoint,
  type Handler,
  type StreamingHandler,
} from './endpoint.ts';
import { createHttpApi } from './http-api.ts';
import type { Interference } from './interference.ts';
import { FunctionLoadError, type InvokeOutcome } from './lambda.ts';
import type { Log } from './log.ts';
import type { Meter } from './meter.ts';
import { keepAddresses, portsOfLastRun, type Addresses } from './ports.ts';
import { startServices, type Services } from './services.ts';
import { startSignIn } from './sign-in-service.ts';
import { DefinitionError } from './stepfunctions/index.ts';
import { TemplateError } from './template/document.ts';

export interface HomeOptions {
  /** Folder of the cloud assembly (`cdk.out`). */
  readonly assembly: string;
  /** Where everything is kept; undefined keeps it in memory. The home releases it when it closes. */
  readonly folder?: DataFolder | undefined;
  readonly clock: HomeClock;
  readonly log: Log;
  /** Port of the portal; any free one when left out. */
  readonly port?: number;
  /** Address the portal listens on; loopback unless an own issuer signs people in. */
  readonly host?: string;
  /** Address under which people open the portal, when a proxy stands in front. */
  readonly portalUrl?: string;
  readonly durability?: 'second' | 'full';
  /** An issuer of one's own instead of the embedded directory of sample officers. */
  readonly openId?: { readonly issuer: string; readonly clientId: string };
  readonly mailFrom?: string;
  /** Account or mail address of who may set the empty installation up. */
  readonly firstAdministrator?: string;
  /** `address:port`, parted by commas: private web servers that the publication check may open. */
  readonly intranetPages?: string;
  readonly smtpUrl?: string | undefined;
  readonly dynamoDbServer?: string | undefined;
  /** Tries every function's bundle before the home is ready, so that a fault in one refuses the start. */
  readonly checkBundles?: boolean;
  /** Where ids come from; a rehearsal seeds them. */
  readonly ids?: Ids;
  readonly meter?: Meter;
  /** What stands in front of the services, for proofs. */
  readonly interference?: Interference;
}

export interface Home {
  readonly addresses: Addresses;
  readonly clock: HomeClock;
  readonly deployment: Deployment;
  readonly services: Services;
  /** Asks the portal as a browser would, without a connection. */
  readonly ask: Handler;
  /** Calls a function as a test or a tool would. */
  invoke(functionArn: string, payload: unknown): Promise<InvokeOutcome>;
  close(): Promise<void>;
}

const MAX_REQUEST_BYTES = 10 * 2 ** 20;

export async function startHome(options: HomeOptions): Promise<Home> {
  const assembly = readAssembly(options.assembly);
  const started = new Started();
  try {
    const { folder } = options;
    started.add(() => {
      folder?.release();
      return Promise.resolve();
    });
    const home = await startIn(assembly, options, started);
    const close = async (): Promise<void> => {
      await home.close();
      // Whoever still holds the home does not hold its bundles.
      home.services.functions.recycle();
    };
    return { ...home, close };
  } catch (error) {
    await started.closeAll();
    throw FAULTS_OF_THE_TEMPLATE.some((fault) => error instanceof fault)
      ? new TemplateRefused(assembly.templateFile, error)
      : error;
  }
}

const FAULTS_OF_THE_TEMPLATE = [TemplateError, DefinitionError, TableDefinitionError, FunctionLoadError];

/** The template asks for what the home cannot give: names the file, the path in it, and the cause. */
export class TemplateRefused extends Error {
  override readonly name = 'TemplateRefused';
  constructor(file: string, cause: unknown) {
    super(`${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

async function startIn(
  assembly: ReturnType<typeof readAssembly>,
  options: HomeOptions,
  started: Started,
): Promise<Home> {
  const { clock, folder, host = '127.0.0.1', ids = () => randomUUID() } = options;
  const lastPorts = portsOfLastRun(folder);
  let serve: StreamingHandler = (_request, response) => {
    send(response, { status: 503, body: 'starting' });
    return Promise.resolve();
  };
  const portal = started.endpoint(
    await listenStreaming((request, response) => serve(request, response), {
      port: options.port ?? lastPorts.portal ?? 0,
      host,
      underAnyName: true,
    }),
  );
  const portalUrl = options.portalUrl ?? `http://localhost:${portal.port}`;
  const signIn = await startSignIn({ folder, port: lastPorts.identity, portalUrl, openId: options.openId });
  started.add(() => signIn.close());
  const deployment = deploy(assembly, {
    portalUrl,
    signIn,
    mailFrom: options.mailFrom,
    firstAdministrator: options.firstAdministrator,
    intranetPages: options.intranetPages,
  });
  const onStarted = started.add.bind(started);
  const services = await startServices(deployment, { ...options, folder, ids, lastPorts, onStarted });
  const api = createHttpApi({ template: deployment.template, invoke: services.invoke, now: () => clock.now(), ids });
  const ask: Handler = (request) => clock.track(api(request));
  const pages = wholeBodies(ask, MAX_REQUEST_BYTES);
  const { s3 } = services;
  serve = (request, response) =>
    s3.holds(targetOf(request).path) ? s3.serveBrowser(request, response) : pages(request, response);
  const addresses = { portal: portalUrl, identity: signIn.issuer, ...services.addresses };
  keepAddresses(folder, addresses);
  return { addresses, clock, deployment, services, ask, invoke: services.invoke, close: () => started.closeAll() };
}

/** What was started, to be ended in the opposite order. */
class Started {
  readonly #closers: (() => Promise<void>)[] = [];

  add(close: () => Promise<void>): void {
    this.#closers.push(close);
  }

  endpoint(endpoint: Endpoint): Endpoint {
    this.add(() => endpoint.close());
    return endpoint;
  }

  async closeAll(): Promise<void> {
    for (const close of this.#closers.splice(0).reverse()) await close();
  }
}
