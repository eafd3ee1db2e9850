/** The interface for other systems, its description, its readable page, and the page where its keys are given out. */
import { get, post, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { openApi } from '../domain/open-api.ts';
import { BASE, OPERATIONS } from '../domain/operations.ts';
import type { ApiPorts } from '../ports.ts';
import { answering, problemResponse } from './answer.ts';
import { CLIENT_PAGE, makeClient, revokeClient, showClients } from './client-page.tsx';
import { showDocumentation } from './documentation.tsx';
import { READS } from './reads.ts';

const ADMINISTRATOR = ['administrator'] as const;

/** `/plans/{plan}` as the router writes it. */
const routeOf = (path: string): string => BASE + path.replaceAll(/\{(\w+)\}/gu, ':$1');

export const apiPages = (ports: ApiPorts): readonly PageRoute[] => [
  get('/api', 'everyone', showDocumentation(ports)),
  get('/api/openapi.json', 'everyone', () => Response.json(openApi(ports.portalUrl))),
  ...OPERATIONS.map(({ path, id, answer }) =>
    get(
      routeOf(path),
      'everyone',
      answering(ports, answer, (asked) => READS[id](asked, ports)),
    ),
  ),
  get('/api/*', 'everyone', (_context: PageContext) => problemResponse('not-found', ports.portalUrl)),
  get(CLIENT_PAGE, ADMINISTRATOR, (context) => showClients(context, ports)),
  post(CLIENT_PAGE, ADMINISTRATOR, makeClient(ports)),
  post(`${CLIENT_PAGE}/thu-hoi`, ADMINISTRATOR, revokeClient(ports)),
];
