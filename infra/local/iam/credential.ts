import type { IncomingHttpHeaders } from 'node:http';

/**
 * The access-key id that signed a request: of the Authorization header (SigV4 or SigV4A), or of a presigned URL's
 * `X-Amz-Credential`. Undefined for an unsigned request.
 */
export function accessKeyIdOf(headers: IncomingHttpHeaders, query?: URLSearchParams): string | undefined {
  const credential =
    /^AWS4-[A-Z0-9-]+ +Credential=([^,\s]+)/.exec(headers.authorization ?? '')?.[1] ?? query?.get('X-Amz-Credential');
  return credential?.split('/')[0];
}
