/** The routes of the template's HTTP API and API Gateway's order of preference among them. */
import { z } from 'zod';
import { TemplateError } from '../template/document.ts';
import type { ResolvedTemplate } from '../template.ts';

const integrationSchema = z.object({ IntegrationUri: z.string(), PayloadFormatVersion: z.literal('2.0') });
const routeSchema = z.object({ RouteKey: z.string(), Target: z.string().startsWith('integrations/') });

export interface Route {
  readonly key: string;
  readonly method: string;
  /** Undefined for `$default`. */
  readonly segments: readonly string[] | undefined;
  readonly functionArn: string;
}

export interface Match {
  readonly route: Route;
  readonly parameters: Readonly<Record<string, string>>;
}

/** @throws TemplateError for a route that leads nowhere. */
export function readRoutes(template: ResolvedTemplate): readonly Route[] {
  const integrations = new Map(
    template
      .ofType('AWS::ApiGatewayV2::Integration')
      .map((resource) => [resource.physicalId, integrationSchema.parse(resource.properties)]),
  );
  return template.ofType('AWS::ApiGatewayV2::Route').map((resource): Route => {
    const { RouteKey: key, Target: target } = routeSchema.parse(resource.properties);
    const functionArn = integrations.get(target.slice('integrations/'.length))?.IntegrationUri;
    if (functionArn === undefined) {
      throw new TemplateError(`Resources.${resource.logicalId}.Properties.Target`, `no integration ${target}`);
    }
    const [method = '', path] = key === '$default' ? ['ANY'] : key.split(' ');
    return { key, method, segments: path === undefined ? undefined : segmentsOf(path), functionArn };
  });
}

const segmentsOf = (path: string): string[] => path.split('/').slice(1);

/** A full match is preferred to a greedy `{proxy+}`, that to `$default`; a longer path, then a named method, to others. */
export function findRoute(routes: readonly Route[], method: string, path: string): Match | undefined {
  const segments = segmentsOf(path);
  const matches = routes
    .filter((route) => route.method === 'ANY' || route.method === method)
    .flatMap((route) => {
      const parameters = match(route, segments);
      return parameters === undefined ? [] : [{ route, parameters }];
    });
  return matches.sort((a, b) => rank(b.route) - rank(a.route))[0];
}

function rank({ segments, method }: Route): number {
  const greedy = segments?.at(-1)?.endsWith('+}') ?? false;
  const kind = segments === undefined ? 0 : greedy ? 1 : 2;
  return kind * 1000 + (segments?.length ?? 0) * 2 + (method === 'ANY' ? 0 : 1);
}

function match(route: Route, segments: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  if (route.segments === undefined) return parameters;
  for (const [index, pattern] of route.segments.entries()) {
    if (pattern.endsWith('+}')) {
      const rest = segments.slice(index);
      if (rest.length === 0) return undefined;
      parameters[pattern.slice(1, -2)] = rest.join('/');
      return parameters;
    }
    const segment = segments[index];
    if (segment === undefined) return undefined;
    if (pattern.startsWith('{')) parameters[pattern.slice(1, -1)] = segment;
    else if (pattern !== segment) return undefined;
  }
  return route.segments.length === segments.length ? parameters : undefined;
}
