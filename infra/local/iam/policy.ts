import { z } from 'zod';
import { compileConditions, type RequestContext } from './conditions.ts';
import { wildcard } from './pattern.ts';

const texts = z.union([z.string(), z.array(z.string())]).transform((value) => (Array.isArray(value) ? value : [value]));
const conditionValues = z
  .union([z.string(), z.boolean(), z.array(z.union([z.string(), z.boolean()]))])
  .transform((value) => (Array.isArray(value) ? value : [value]).map(String));

const statementSchema = z
  .strictObject({
    Sid: z.string().optional(),
    Effect: z.enum(['Allow', 'Deny']),
    Action: texts.optional(),
    NotAction: texts.optional(),
    Resource: texts.optional(),
    NotResource: texts.optional(),
    Condition: z.record(z.string(), z.record(z.string(), conditionValues)).optional(),
  })
  .refine(({ Action, NotAction }) => (Action === undefined) !== (NotAction === undefined), {
    error: 'needs Action or NotAction',
  })
  .refine(({ Resource, NotResource }) => (Resource === undefined) !== (NotResource === undefined), {
    error: 'needs Resource or NotResource',
  });

const policySchema = z.object({
  Version: z.literal('2012-10-17').optional(),
  Statement: z
    .union([statementSchema, z.array(statementSchema)])
    .transform((value) => (Array.isArray(value) ? value : [value])),
});

/** What a principal asked to be allowed. */
export interface IamRequest {
  readonly action: string;
  readonly resource: string;
  readonly context: RequestContext;
}

/** A pattern of a statement, with the first request that was allowed through it. */
export interface Pattern {
  readonly text: string;
  firstUse: IamRequest | undefined;
}

interface CompiledPattern extends Pattern {
  readonly matches: (text: string) => boolean;
}

/** One statement of an identity-based policy, ready to be asked. */
export interface Statement {
  /** Where it stands, e.g. `portal, policy 1, statement 3 (ReadTable)`. */
  readonly path: string;
  readonly effect: 'Allow' | 'Deny';
  readonly conditional: boolean;
  readonly actions: readonly Pattern[];
  readonly resources: readonly Pattern[];
  /** Action patterns taken out for the time being, to see what fails without them. */
  readonly suspended: Set<string>;
  applies(action: string, resource: string, context: RequestContext): boolean;
  /** Remembers that the statement allowed this request. */
  markUsed(request: IamRequest): void;
}

/** Throws with the statement's place when a policy is not one the home can judge; a doubt never becomes an "allowed". */
export function compilePolicy(document: unknown, path: string): Statement[] {
  const parsed = policySchema.safeParse(document);
  if (!parsed.success) throw new Error(`${path} is not a policy the home can check: ${z.prettifyError(parsed.error)}`);
  return parsed.data.Statement.map((statement, index) => {
    const sid = statement.Sid === undefined ? '' : ` (${statement.Sid})`;
    return compileStatement(statement, `${path}, statement ${index + 1}${sid}`);
  });
}

function compileStatement(statement: z.infer<typeof statementSchema>, path: string): Statement {
  const actions = (statement.Action ?? statement.NotAction ?? []).map((text) => compilePattern(text, 'i', path));
  const resources = (statement.Resource ?? statement.NotResource ?? []).map((text) => compilePattern(text, '', path));
  const wantsAction = statement.Action !== undefined;
  const wantsResource = statement.Resource !== undefined;
  const holds = compileConditions(statement.Condition ?? {}, path);
  const suspended = new Set<string>();
  return {
    path,
    effect: statement.Effect,
    conditional: statement.Condition !== undefined,
    actions,
    resources,
    suspended,
    applies: (action, resource, context) =>
      actions.some(({ text, matches }) => !suspended.has(text) && matches(action)) === wantsAction &&
      resources.some(({ matches }) => matches(resource)) === wantsResource &&
      holds(context),
    markUsed: (request) => {
      for (const pattern of actions) if (pattern.matches(request.action) === wantsAction) pattern.firstUse ??= request;
      for (const pattern of resources)
        if (pattern.matches(request.resource) === wantsResource) pattern.firstUse ??= request;
    },
  };
}

function compilePattern(text: string, flags: '' | 'i', path: string): CompiledPattern {
  if (text.includes('${')) throw new Error(`${path}: the home does not know policy variables (${text})`);
  return { text, firstUse: undefined, matches: wildcard(text, flags) };
}
