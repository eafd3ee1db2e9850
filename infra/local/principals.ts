/** Who calls the home's services, by access key. */
import type { Deployment } from './deployment.ts';
import { accessKeyIdFor } from './function-environment.ts';
import type { Principal } from './iam.ts';

/** Everyone who calls with a key: functions, and the roles of workflows and schedules. */
export function principalsOf(deployment: Deployment): ReadonlyMap<string, Principal> {
  const principals = new Map<string, Principal>();
  for (const [roleArn, accessKeyId] of roleKeys(deployment)) {
    const name = roleArn.split('/').at(-1) ?? roleArn;
    principals.set(accessKeyId, { name, roleArn, policies: deployment.policies.get(roleArn) ?? [] });
  }
  for (const { name, roleArn } of deployment.functions) {
    principals.set(accessKeyIdFor(name), { name, roleArn, policies: deployment.policies.get(roleArn) ?? [] });
  }
  return principals;
}

/** The access keys of roles that no function has. */
export function roleKeys({ policies, functions }: Deployment): ReadonlyMap<string, string> {
  const ofFunctions = new Set(functions.map(({ roleArn }) => roleArn));
  const others = [...policies.keys()].filter((roleArn) => !ofFunctions.has(roleArn));
  return new Map(others.map((roleArn) => [roleArn, `HOME-ROLE-${roleArn.split('/').at(-1) ?? roleArn}`]));
}
