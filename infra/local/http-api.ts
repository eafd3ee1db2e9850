/**
 * The template's HTTP API: its routes in API Gateway's order of preference, events and answers in payload format 2.0.
 * Text bodies cross as text, all others as base64, both ways; several cookies cross as cookies.
 */
import type { Ids } from './seeded-ids.ts';
import type { Handler } from './endpoint.ts';
import { faultResponse, jsonResponse, toEvent, toResponse } from './http-api/payload.ts';
import { findRoute, readRoutes } from './http-api/routes.ts';
import type { InvokeOutcome } from './lambda.ts';
import type { ResolvedTemplate } from './template.ts';

export interface HttpApiOptions {
  readonly template: ResolvedTemplate;
  readonly invoke: (functionArn: string, event: unknown) => Promise<InvokeOutcome>;
  /** The clock's instant (epoch ms), which a function takes as `requestContext.timeEpoch`. */
  readonly now: () => number;
  readonly ids: Ids;
}

/** Serves the routes of the template's HTTP API. @throws TemplateError for a route that leads nowhere. */
export function createHttpApi(options: HttpApiOptions): Handler {
  const routes = readRoutes(options.template);
  return async (request) => {
    const match = findRoute(routes, request.method, request.path);
    if (match === undefined) return jsonResponse(404, { message: 'Not Found' });
    const event = toEvent(request, match, options.now(), options.ids(`request from ${request.remoteAddress}`));
    const outcome = await options.invoke(match.route.functionArn, event);
    return outcome.kind === 'returned' ? toResponse(outcome.payload) : faultResponse();
  };
}
