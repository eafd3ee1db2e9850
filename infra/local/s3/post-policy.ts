import { z } from 'zod';
import { accessDenied, S3Fault } from './fault.ts';

/** The form's fields by lower-case name, `bucket` among them, `${filename}` already replaced in `key`. */
export type FormFields = ReadonlyMap<string, string>;

const conditionSchema = z.union([
  z.tuple([z.literal('content-length-range'), z.coerce.number(), z.coerce.number()]),
  z.tuple([z.enum(['eq', 'starts-with']), z.string().startsWith('$'), z.string()]),
  z.record(z.string(), z.string()),
]);
const policySchema = z.object({ expiration: z.iso.datetime(), conditions: z.array(conditionSchema) });

/** Fields that need no condition: they carry the policy itself. */
const UNCONDITIONED = new Set(['policy', 'x-amz-signature', 'file', 'bucket']);

const failed = (condition: string): S3Fault =>
  accessDenied(`Invalid according to Policy: Policy Condition failed: ${condition}`);

export interface LengthRange {
  readonly min: number;
  readonly max: number;
}

/**
 * Checks a form against its signed policy: not expired, every condition met, no field without a condition. Returns the
 * length allowed for the file, which the caller enforces while it streams. `now` is real time (epoch ms).
 */
export function checkPolicy(encoded: string, fields: FormFields, now: number): LengthRange {
  const policy = decode(encoded);
  if (now > Date.parse(policy.expiration)) throw accessDenied('Invalid according to Policy: Policy expired.');
  let range: LengthRange = { min: 0, max: Infinity };
  const covered = new Set<string>();
  for (const condition of policy.conditions) {
    if (Array.isArray(condition) && condition[0] === 'content-length-range')
      range = { min: Math.max(range.min, condition[1]), max: Math.min(range.max, condition[2]) };
    else if (Array.isArray(condition)) covered.add(checkField(condition, fields));
    else
      for (const [name, value] of Object.entries(condition)) covered.add(checkField(['eq', `$${name}`, value], fields));
  }
  const extra = [...fields.keys()].filter(
    (name) => !covered.has(name) && !UNCONDITIONED.has(name) && !name.startsWith('x-ignore-'),
  );
  if (extra.length > 0) throw accessDenied(`Invalid according to Policy: Extra input fields: ${extra.join(', ')}`);
  return range;
}

/** Returns the name of the field it checked. */
function checkField(
  [operator, variable, expected]: ['eq' | 'starts-with', string, string],
  fields: FormFields,
): string {
  const name = variable.slice(1).toLowerCase();
  const actual = fields.get(name) ?? '';
  const holds = operator === 'eq' ? actual === expected : actual.startsWith(expected);
  if (!holds) throw failed(JSON.stringify([operator, variable, expected]));
  return name;
}

function decode(encoded: string): z.infer<typeof policySchema> {
  try {
    return policySchema.parse(JSON.parse(Buffer.from(encoded, 'base64').toString()));
  } catch {
    throw new S3Fault(400, 'InvalidPolicyDocument', 'Invalid Policy: Invalid JSON.');
  }
}
