/** What workflows call besides functions, as their own role: DynamoDB, on the wire, through the home's IAM check. */
import { z } from 'zod';
import { REGION } from './template/names.ts';

const refusalSchema = z.object({ __type: z.string(), message: z.string().optional(), Message: z.string().optional() });

/** A refusal in AWS's own terms, as the engine expects it. */
export class ServiceRefusal extends Error {
  override readonly name: string;
  readonly statusCode: number;
  constructor(name: string, message: string, statusCode: number) {
    super(message);
    this.name = name;
    this.statusCode = statusCode;
  }
}

export interface ServiceCall {
  readonly service: string;
  /** As the state names it: `putItem`. */
  readonly action: string;
  readonly parameters: unknown;
}

/** Calls DynamoDB as the holder of an access key. @throws ServiceRefusal */
export async function callService(url: string, accessKeyId: string, call: ServiceCall): Promise<unknown> {
  if (call.service !== 'dynamodb') {
    throw new ServiceRefusal('States.Runtime', `The home integrates workflows with no service "${call.service}"`, 400);
  }
  const operation = call.action.charAt(0).toUpperCase() + call.action.slice(1);
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDB_20120810.${operation}`,
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20000101/${REGION}/dynamodb/aws4_request`,
    },
    body: JSON.stringify(call.parameters ?? {}),
  });
  const body: unknown = await response.json();
  if (response.ok) return body;
  const refusal = refusalSchema.parse(body);
  const name = refusal.__type.split('#').at(-1) ?? refusal.__type;
  throw new ServiceRefusal(name, refusal.message ?? refusal.Message ?? '', response.status);
}
