/** Events and answers of an HTTP API in payload format 2.0. */
import { z } from 'zod';
import type { HttpRequest, HttpResponse } from '../endpoint.ts';
import type { Match } from './routes.ts';

const answerSchema = z.object({
  statusCode: z.int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  cookies: z.array(z.string()).default([]),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
});

/** Bodies that cross as text; all others cross as base64. */
const TEXT_BODY = /^(?:text\/|application\/(?:json|javascript|xml|x-www-form-urlencoded)|[^;]*\+(?:json|xml))/i;

/** The event of a request at an instant of the clock (epoch ms). */
export function toEvent(request: HttpRequest, { route, parameters }: Match, now: number, requestId: string): unknown {
  const headers = plainHeaders(request);
  const { cookie } = request.headers;
  return {
    version: '2.0',
    routeKey: route.key,
    rawPath: request.path,
    rawQueryString: request.query.toString(),
    ...(cookie !== undefined && { cookies: cookie.split(/; */) }),
    headers,
    ...(request.query.size > 0 && { queryStringParameters: joinedQuery(request.query) }),
    ...(Object.keys(parameters).length > 0 && { pathParameters: parameters }),
    requestContext: {
      accountId: 'anonymous',
      apiId: 'home',
      ...domainOf(headers['host'] ?? 'localhost'),
      http: {
        method: request.method,
        path: request.path,
        protocol: 'HTTP/1.1',
        sourceIp: sourceOf(request),
        userAgent: headers['user-agent'] ?? '',
      },
      requestId,
      routeKey: route.key,
      stage: '$default',
      time: new Date(now).toISOString(),
      timeEpoch: now,
    },
    ...bodyOf(request.body, TEXT_BODY.test(headers['content-type'] ?? '')),
  };
}

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/u;

/** The client's address. A proxy on this machine says for whom it asks, in the last place; nobody else is believed. */
function sourceOf({ remoteAddress, headers }: HttpRequest): string {
  const forwarded =
    String(headers['x-forwarded-for'] ?? '')
      .split(',')
      .at(-1)
      ?.trim() ?? '';
  return forwarded !== '' && LOOPBACK.test(remoteAddress) ? forwarded : remoteAddress;
}

function plainHeaders(request: HttpRequest): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (name !== 'cookie' && value !== undefined) headers[name] = typeof value === 'string' ? value : value.join(',');
  }
  return headers;
}

const joinedQuery = (query: URLSearchParams): Record<string, string> =>
  Object.fromEntries([...new Set(query.keys())].map((key) => [key, query.getAll(key).join(',')]));

const domainOf = (host: string) => ({ domainName: host, domainPrefix: host.split('.')[0] });

const bodyOf = (body: Buffer, text: boolean) =>
  body.length === 0
    ? { isBase64Encoded: false }
    : { body: body.toString(text ? 'utf8' : 'base64'), isBase64Encoded: !text };

/** The response to an answer of a function; one without a status code is JSON with 200, as API Gateway infers. */
export function toResponse(payload: unknown): HttpResponse {
  const answer = answerSchema.safeParse(payload);
  if (!answer.success) return hasStatus(payload) ? faultResponse() : jsonResponse(200, payload);
  const { statusCode, headers, cookies, body, isBase64Encoded } = answer.data;
  const all: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(headers)) all[name.toLowerCase()] = String(value);
  if (cookies.length > 0) all['set-cookie'] = cookies;
  return { status: statusCode, headers: all, body: isBase64Encoded ? Buffer.from(body, 'base64') : body };
}

const hasStatus = (payload: unknown): boolean =>
  typeof payload === 'object' && payload !== null && 'statusCode' in payload;

export const faultResponse = (): HttpResponse => jsonResponse(500, { message: 'Internal Server Error' });

export const jsonResponse = (status: number, body: unknown): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
