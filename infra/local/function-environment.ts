/** The environment of a function here: the template's variables, and what Lambda and the SDK would find on AWS. */
import { REGION } from './template/names.ts';
import type { FunctionSpec } from './lambda.ts';

/** Addresses of the home's services, by the suffix of the SDK's `AWS_ENDPOINT_URL_…` variable. */
export type ServiceAddresses = Readonly<Record<'DYNAMODB' | 'S3' | 'SES' | 'SFN' | 'SECRETS_MANAGER' | 'KMS', string>>;

/** The access-key id of a function: it names the function, so that the IAM check knows whose call it sees. */
export const accessKeyIdFor = (functionName: string): string => `HOME-${functionName}`;

export function functionEnvironment(
  spec: FunctionSpec,
  addresses: ServiceAddresses,
  secretAccessKey: string,
): Readonly<Record<string, string>> {
  const endpoints = Object.entries(addresses).map(([service, url]) => [`AWS_ENDPOINT_URL_${service}`, url] as const);
  return {
    TZ: 'UTC',
    LANG: 'en_US.UTF-8',
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_ACCESS_KEY_ID: accessKeyIdFor(spec.name),
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_LAMBDA_FUNCTION_NAME: spec.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(spec.memoryMb),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${spec.name}`,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    LAMBDA_TASK_ROOT: spec.directory,
    ...Object.fromEntries(endpoints),
    ...spec.environment,
  };
}
