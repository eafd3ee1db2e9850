/**
 * The IAM check of the home: each call is tested against the identity-based policies of the role that signed it, as
 * AWS does. The access-key id in the Authorization header names the principal.
 *
 *     const iam = createAuthorizer(new Map([['AKIAPORTAL', { name: 'portal', roleArn, policies: [document] }]]));
 *     const denial = iam.authorize(accessKeyIdOf(headers), 'dynamodb:PutItem', tableArn);
 *     if (denial !== undefined) …  // denial.code, denial.message in AWS's words
 *     iam.authorizeRole(stateMachineRoleArn, 'lambda:InvokeFunction', functionArn);
 *     iam.grants();               // every statement's patterns, and the request that went through each first
 *
 * Explicit deny wins over allow, nothing said is a refusal, several resources must all be allowed. Throws at creation,
 * naming the statement, when a policy uses what the home cannot judge (a condition operator, a policy variable).
 */
import { compilePolicy, type Pattern, type Statement } from './iam/policy.ts';
import type { RequestContext } from './iam/conditions.ts';

export { accessKeyIdOf } from './iam/credential.ts';
export type { RequestContext } from './iam/conditions.ts';

export interface Principal {
  /** The session name in refusals, e.g. the function's name. */
  readonly name: string;
  readonly roleArn: string;
  /** Policy documents with every intrinsic function resolved. */
  readonly policies: readonly unknown[];
}

export interface Denial {
  readonly code: 'AccessDeniedException' | 'UnrecognizedClientException' | 'MissingAuthenticationTokenException';
  readonly message: string;
}

/** The patterns of one Allow statement and the request that went through each first. */
export interface Grant {
  readonly roleArn: string;
  readonly statement: string;
  readonly actions: readonly Readonly<Pattern>[];
  readonly resources: readonly Readonly<Pattern>[];
}

export interface Authorizer {
  /** Undefined when allowed. */
  authorize(
    accessKeyId: string | undefined,
    action: string,
    resources: string | readonly string[],
    context?: RequestContext,
  ): Denial | undefined;
  /** For what acts by a role without a key: state machines, schedules. */
  authorizeRole(
    roleArn: string,
    action: string,
    resources: string | readonly string[],
    context?: RequestContext,
  ): Denial | undefined;
  grants(): Grant[];
  /** Takes one action pattern out of one granting statement, until the returned function gives it back: what would fail? */
  suspend(statement: string, action: string): () => void;
}

export interface AuthorizerOptions {
  /** Told of each refusal, so that the log of the home names what a role lacks. */
  readonly onDenial?: (denial: Denial) => void;
}

/** The operator's own key (AWS CLI, tests): may do everything. The secret signs nothing that is verified but S3 forms. */
export const ADMINISTRATOR = { accessKeyId: 'ADMINISTRATOR', secretAccessKey: 'administrator-of-this-home' } as const;

const KNOWN_DECISIONS = 20_000;

export function createAuthorizer(
  principals: ReadonlyMap<string, Principal>,
  { onDenial }: AuthorizerOptions = {},
): Authorizer {
  const byKey = new Map([...principals].map(([key, principal]) => [key, new Identity(principal)]));
  const told = (denial: Denial | undefined): Denial | undefined => {
    if (denial !== undefined) onDenial?.(denial);
    return denial;
  };
  const byRole = new Map<string, Identity>();
  for (const identity of byKey.values()) byRole.set(identity.principal.roleArn, identity);
  return {
    authorize: (accessKeyId, action, resources, context) => {
      if (accessKeyId === ADMINISTRATOR.accessKeyId) return undefined;
      if (accessKeyId === undefined)
        return { code: 'MissingAuthenticationTokenException', message: 'Request is missing Authentication Token' };
      const identity = byKey.get(accessKeyId);
      if (identity === undefined)
        return {
          code: 'UnrecognizedClientException',
          message: 'The security token included in the request is invalid.',
        };
      return told(identity.decideAll(action, resources, context));
    },
    authorizeRole: (roleArn, action, resources, context) => {
      const identity = byRole.get(roleArn);
      if (identity === undefined)
        return { code: 'AccessDeniedException', message: `The role ${roleArn} does not exist or cannot be assumed` };
      return told(identity.decideAll(action, resources, context));
    },
    suspend: (statement, action) => {
      const ends = [...byKey.values()].map((identity) => identity.suspend(statement, action));
      return () => {
        for (const end of ends) end();
      };
    },
    grants: () => [...byKey.values()].flatMap((identity) => identity.grants()),
  };
}

class Identity {
  readonly principal: Principal;
  readonly #statements: readonly Statement[];
  /** Decisions that no condition touches, by action and resource. */
  readonly #known = new Map<string, Denial | undefined>();
  readonly #sessionArn: string;

  constructor(principal: Principal) {
    this.principal = principal;
    this.#statements = principal.policies.flatMap((document, index) =>
      compilePolicy(document, `${principal.name}, policy ${index + 1}`),
    );
    const [, account, role] = /^arn:[^:]+:iam::(\d*):role\/(?:.*\/)?([^/]+)$/.exec(principal.roleArn) ?? [];
    this.#sessionArn = `arn:aws:sts::${account ?? ''}:assumed-role/${role ?? principal.roleArn}/${principal.name}`;
  }

  decideAll(action: string, resources: string | readonly string[], context: RequestContext = {}): Denial | undefined {
    if (typeof resources === 'string') return this.#decide(action, resources, context);
    for (const resource of resources) {
      const denial = this.#decide(action, resource, context);
      if (denial !== undefined) return denial;
    }
    return undefined;
  }

  grants(): Grant[] {
    return this.#statements
      .filter(({ effect }) => effect === 'Allow')
      .map(({ path, actions, resources }) => ({
        roleArn: this.principal.roleArn,
        statement: path,
        actions,
        resources,
      }));
  }

  suspend(statement: string, action: string): () => void {
    const suspended = this.#statements.filter(({ path, effect }) => effect === 'Allow' && path === statement);
    for (const one of suspended) one.suspended.add(action);
    this.#known.clear();
    return () => {
      for (const one of suspended) one.suspended.delete(action);
      this.#known.clear();
    };
  }

  #decide(action: string, resource: string, context: RequestContext): Denial | undefined {
    const key = `${action} ${resource}`;
    if (this.#known.has(key)) return this.#known.get(key);
    const denial = this.#judge(action, resource, context);
    if (!this.#statements.some(({ conditional }) => conditional)) {
      if (this.#known.size >= KNOWN_DECISIONS) this.#known.clear();
      this.#known.set(key, denial);
    }
    return denial;
  }

  #judge(action: string, resource: string, context: RequestContext): Denial | undefined {
    const applying = this.#statements.filter((statement) => statement.applies(action, resource, context));
    if (applying.some(({ effect }) => effect === 'Deny'))
      return this.#denial(action, resource, 'with an explicit deny in an identity-based policy');
    if (applying.length === 0)
      return this.#denial(action, resource, `because no identity-based policy allows the ${action} action`);
    for (const statement of applying) statement.markUsed({ action, resource, context });
    return undefined;
  }

  #denial(action: string, resource: string, reason: string): Denial {
    return {
      code: 'AccessDeniedException',
      message: `User: ${this.#sessionArn} is not authorized to perform: ${action} on resource: ${resource} ${reason}`,
    };
  }
}
