/** The Resource of a Task: which service, which action, and how the state waits for it. */
export interface Resource {
  readonly arn: string;
  /** `lambda-arn`: a function's ARN as the resource. Otherwise `resourceType` of the history: `lambda`, `aws-sdk:dynamodb`. */
  readonly service: string;
  readonly action: string;
  /** `response`: the call's answer is the result; `token`: whoever holds the token gives it; `sync`: the run child's end. */
  readonly pattern: 'response' | 'token' | 'sync' | 'sync:2';
}

const SERVICE = /^arn:aws[\w-]*:states:[\w-]*:\d*:((?:aws-sdk:)?\w+):(\w+)(?:\.(waitForTaskToken|sync:2|sync))?$/;
const FUNCTION = /^arn:aws[\w-]*:lambda:[\w-]+:\d+:function:[\w-]+(?::[\w$-]+)?$/;

export function parseResource(arn: string): Resource | undefined {
  if (FUNCTION.test(arn)) return { arn, service: 'lambda-arn', action: 'invoke', pattern: 'response' };
  const match = SERVICE.exec(arn);
  const [service, action, suffix] = [match?.[1], match?.[2], match?.[3]];
  if (service === undefined || action === undefined) return undefined;
  if (suffix === undefined) return { arn, service, action, pattern: 'response' };
  return { arn, service, action, pattern: suffix === 'sync' || suffix === 'sync:2' ? suffix : 'token' };
}

/** `resource` of the history's task events: `invoke`, `invoke.waitForTaskToken`, `startExecution.sync:2`. */
export const resourceName = ({ action, pattern }: Resource): string =>
  pattern === 'response' ? action : `${action}.${pattern === 'token' ? 'waitForTaskToken' : pattern}`;
