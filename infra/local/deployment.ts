/** What the template deploys, in the terms of the home's parts: functions, workflows, roles, and what it leaves out. */
import { z } from 'zod';
import type { Assembly } from './assets.ts';
import type { FunctionSpec } from './lambda.ts';
import { TemplateError } from './template/document.ts';
import { homeNaming, supportOf, type Naming } from './template/names.ts';
import { resolveTemplate, type Resource, type ResolvedTemplate } from './template.ts';

const functionSchema = z.object({
  Code: z.object({ S3Key: z.string() }),
  Handler: z.string().regex(/^[\w/-]+\.\w+$/),
  Role: z.string(),
  Timeout: z.int().positive().default(3),
  MemorySize: z.int().positive().default(128),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }).optional(),
});

const stateMachineSchema = z.object({
  DefinitionString: z.string(),
  DefinitionSubstitutions: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  RoleArn: z.string(),
});

const roleSchema = z.object({
  Policies: z.array(z.object({ PolicyDocument: z.json() })).default([]),
  ManagedPolicyArns: z.array(z.string()).default([]),
});

const policySchema = z.object({ PolicyDocument: z.json(), Roles: z.array(z.string()) });

export interface StateMachineResource {
  readonly arn: string;
  readonly name: string;
  readonly definition: string;
  readonly roleArn: string;
  readonly source: string;
}

const pathTo = (resource: Resource, property: string): string =>
  `Resources.${resource.logicalId}.Properties.${property}`;

function propertiesOf<T>(schema: z.ZodType<T>, resource: Resource): T {
  const parsed = schema.safeParse(resource.properties);
  if (parsed.success) return parsed.data;
  throw new TemplateError(`Resources.${resource.logicalId}.Properties`, z.prettifyError(parsed.error));
}

/** What differs from one home to the next. */
export interface DeploymentSettings {
  readonly portalUrl: string;
  readonly signIn: { readonly issuer: string; readonly clientId: string; readonly embedded: boolean };
  readonly mailFrom: string | undefined;
  readonly firstAdministrator?: string | undefined;
  readonly intranetPages?: string | undefined;
}

export interface Deployment {
  readonly template: ResolvedTemplate;
  readonly naming: Naming;
  readonly functions: readonly FunctionSpec[];
  readonly stateMachines: readonly StateMachineResource[];
  /** Policy documents by role ARN. */
  readonly policies: ReadonlyMap<string, readonly unknown[]>;
  readonly notRun: ReadonlyMap<string, { readonly count: number; readonly reason: string }>;
}

const DEFAULT_MAIL_FROM = 'dung-han@example.vn';

/**
 * Resolves the assembly's template for this home. The template is told of an own issuer (parameter OidcIssuer) also for
 * the embedded provider: it then leaves Cognito out, as it would on AWS.
 * @throws TemplateError for what the template asks and the home cannot give, with the path in the template.
 */
export function deploy(assembly: Assembly, settings: DeploymentSettings): Deployment {
  const naming = homeNaming(assembly.stackName, { PortalUrl: settings.portalUrl });
  const parameters = {
    PortalUrl: settings.portalUrl,
    // Browsers reach the bucket through the portal's own address: everything else listens on loopback only.
    FilesUrl: settings.portalUrl,
    OidcIssuer: settings.signIn.issuer,
    OidcClientId: settings.signIn.clientId,
    // The embedded directory is reached from this machine alone; of another issuer anybody could come first.
    FirstAdministrator: settings.firstAdministrator ?? (settings.signIn.embedded ? '*' : ''),
    MailFrom: settings.mailFrom ?? DEFAULT_MAIL_FROM,
    IntranetPages: settings.intranetPages ?? '',
  };
  const template = resolveTemplate(assembly.template, parameters, naming);
  return {
    template,
    naming,
    functions: functionsOf(template, assembly),
    stateMachines: stateMachinesOf(template),
    policies: policiesOf(template),
    notRun: notRun(template),
  };
}

/**
 * The kinds the home leaves out, each with the reason.
 * @throws TemplateError for a kind it does not know: the application may need it.
 */
function notRun(template: ResolvedTemplate): ReadonlyMap<string, { count: number; reason: string }> {
  const left = new Map<string, { count: number; reason: string }>();
  for (const { logicalId, type } of template.resources) {
    const support = supportOf(type);
    if (support === 'runs') continue;
    if (support === 'unknown') {
      throw new TemplateError(
        `Resources.${logicalId}.Type`,
        `the home does not run ${type}, and does not know whether the application can do without it`,
      );
    }
    left.set(type, { count: (left.get(type)?.count ?? 0) + 1, reason: support.notRun });
  }
  return left;
}

/** The functions, without the home's own variables (endpoints, credentials). */
export function functionsOf(template: ResolvedTemplate, assembly: Assembly): FunctionSpec[] {
  return template.ofType('AWS::Lambda::Function').map((resource) => {
    const properties = propertiesOf(functionSchema, resource);
    return {
      name: resource.physicalId,
      arn: resource.arn,
      roleArn: properties.Role,
      directory: assembly.assetFolder(properties.Code.S3Key),
      handler: properties.Handler,
      timeoutMs: properties.Timeout * 1000,
      memoryMb: properties.MemorySize,
      environment: properties.Environment?.Variables ?? {},
    };
  });
}

/** The workflows, their substitutions applied as the service applies them. */
export function stateMachinesOf(template: ResolvedTemplate): StateMachineResource[] {
  return template.ofType('AWS::StepFunctions::StateMachine').map((resource) => {
    const properties = propertiesOf(stateMachineSchema, resource);
    const definition = properties.DefinitionString.replaceAll(/\$\{([\w.-]+)\}/g, (placeholder, name: string) => {
      const value = properties.DefinitionSubstitutions[name];
      if (value === undefined) {
        throw new TemplateError(pathTo(resource, 'DefinitionString'), `${placeholder} has no substitution`);
      }
      return String(value);
    });
    return {
      arn: resource.arn,
      name: resource.arn.split(':').at(-1) ?? resource.logicalId,
      definition,
      roleArn: properties.RoleArn,
      source: pathTo(resource, 'DefinitionString'),
    };
  });
}

/** The policy documents of each role, by role ARN. @throws TemplateError for a managed policy, which the home lacks. */
export function policiesOf(template: ResolvedTemplate): ReadonlyMap<string, readonly unknown[]> {
  const policies = new Map<string, unknown[]>();
  for (const resource of template.ofType('AWS::IAM::Role')) {
    const role = propertiesOf(roleSchema, resource);
    const [managed] = role.ManagedPolicyArns;
    if (managed !== undefined) {
      throw new TemplateError(pathTo(resource, 'ManagedPolicyArns'), `the home does not have the policy ${managed}`);
    }
    policies.set(
      resource.arn,
      role.Policies.map(({ PolicyDocument: document }) => document),
    );
  }
  for (const resource of template.ofType('AWS::IAM::Policy')) {
    const { PolicyDocument: document, Roles: roles } = propertiesOf(policySchema, resource);
    for (const role of roles) {
      const arn = template.find(role)?.arn;
      const attached = arn === undefined ? undefined : policies.get(arn);
      if (attached === undefined) throw new TemplateError(pathTo(resource, 'Roles'), `no role ${role}`);
      attached.push(document);
    }
  }
  return policies;
}
