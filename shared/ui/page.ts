/**
 * What a page of any process may count on: the portal sets it up once, pages mounted in it read it.
 * A page is answered by `context.var.page(<Content />, { title })`.
 */
import type { Child } from 'hono/jsx';
import type { Access } from '#shared/access/access.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { Reference } from '#shared/reference/index.ts';
import type { Problem } from './problem.ts';

/** Who reads the page. */
export interface Reader {
  readonly sub: string;
  readonly name: string;
  readonly email: string | null;
  /** Unit and office as the directory says them. */
  readonly unit: string | null;
  readonly title: string | null;
  /** Goes into the hidden field `csrf` of every form that posts. */
  readonly csrfToken: string;
}

export interface PageEnv {
  Bindings: {
    /** Shown on error pages and in the logs. */
    readonly requestId: string;
    /** The time of the request, epoch milliseconds: the only `now` a page knows. */
    readonly receivedAt: number;
    /** The network address it came from; empty when that is not known. */
    readonly address: string;
  };
  Variables: {
    /** Absent for a visitor who has not signed in. */
    reader?: Reader;
    /** What the reader may do today; absent for visitors and for whom the organisation does not know. */
    access?: Access;
    /** Organisation, calendar and settings as they stand at this request. */
    reference: Reference;
    /** The civil date of the request in Vietnam. */
    today: PlainDate;
    /** The fields of a posted form, in NFC; empty on other requests. */
    form: URLSearchParams;
    /** Puts content into the layout and answers with it, in the status set before (200 when none was). */
    page: (content: string | Promise<string>, options: PageOptions) => Promise<Response>;
    /** Answers with an error page: what happened, what to do. */
    problem: (problem: Problem) => Promise<Response>;
  };
}

export interface PageOptions {
  readonly title: string;
  /** The form is shown again because something in it is wrong. */
  readonly hasErrors?: boolean;
  /** Where a form of the page posts to when it is not the portal itself: an upload form's `action`. */
  readonly formAction?: string;
  /** Back link or breadcrumbs. */
  readonly beforeMain?: Child;
}
