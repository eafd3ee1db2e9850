import { readEvent, writeResult, type RequestFacts } from './http.ts';
import { withLogging } from './with-logging.ts';

/** A web site as the web knows it: a request in, a response out. */
interface Site {
  fetch(request: Request, facts: RequestFacts): Response | Promise<Response>;
}

/** The Lambda handler of a web site reached at `siteUrl`: one HTTP API request (payload 2.0) in, one page out. */
export const pageFunction = (site: Site, siteUrl: string) => {
  const { origin } = new URL(siteUrl);
  return withLogging(async (event: unknown) => {
    const { request, facts } = readEvent(event, origin);
    const response = await site.fetch(request, facts);
    return writeResult(response, request.headers.get('accept-encoding') ?? '');
  });
};
