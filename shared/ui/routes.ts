/** The pages of a process as data: who may open which is said once, enforced by the portal, and proven by one test. */
import type { Context } from 'hono';
import type { Access } from '#shared/access/access.ts';
import type { Role } from '#shared/org/index.ts';
import type { PageEnv, Reader } from './page.ts';

export type PageContext = Context<PageEnv>;
type Handle = (context: PageContext) => Response | Promise<Response>;

/**
 * Who may open a page: everyone; whoever has signed in, known or not (setting an empty installation up: the page itself
 * asks further); whoever has signed in and is known to the organisation; or who has one of the roles
 * today, in whatever unit. Whether it is the right unit is for the page to ask: `access.mayWork(unit)` and the like.
 */
export type Allow = 'everyone' | 'account' | 'signed-in' | readonly Role[];

export interface PageRoute {
  readonly method: 'GET' | 'POST';
  /** As Hono reads it: `/ke-hoach/:plan`. */
  readonly path: string;
  readonly allow: Allow;
  readonly handle: Handle;
  /** The largest form it takes, in bytes as sent, where lists are pasted; 256 KB when left out. */
  readonly formBytes?: number;
}

export const get = (path: string, allow: Allow, handle: Handle): PageRoute => ({ method: 'GET', path, allow, handle });
export const post = (path: string, allow: Allow, handle: Handle, formBytes?: number): PageRoute => ({
  method: 'POST',
  path,
  allow,
  handle,
  ...(formBytes === undefined ? {} : { formBytes }),
});

export const mayOpen = (allow: Allow, access: Access | undefined): boolean =>
  allow === 'everyone' ||
  allow === 'account' ||
  (access !== undefined && (allow === 'signed-in' || access.has(...allow)));

/** The reader of a page that is not for everyone. Throws when there is none: the route's `allow` is wrong. */
export function signedIn(context: PageContext): { readonly reader: Reader; readonly access: Access } {
  const { reader, access } = context.var;
  if (reader === undefined || access === undefined)
    throw new Error(`${context.req.path} needs a reader but is for everyone`);
  return { reader, access };
}
