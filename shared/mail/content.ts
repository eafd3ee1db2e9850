/**
 * What a mail says, before it is HTML or text: both are written from this one value, so neither can say more than the
 * other. Whatever people typed enters through {@link line} and {@link linkTo}; the types let nothing else in.
 */
import { line, type Line } from '#shared/kernel/line.ts';

declare const urlBrand: unique symbol;
/** The whole address of a page of the portal. */
export type PageUrl = string & { readonly [urlBrand]: true };

const isPageUrl = (url: string, portalUrl: string): url is PageUrl =>
  url.startsWith(`${portalUrl}/`) && URL.canParse(url) && !/[\s"'<>\\]/u.test(url);

/** The address of a path of the portal. Throws RangeError for whatever would lead elsewhere. */
export function linkTo(portalUrl: string, path: string): PageUrl {
  const url = portalUrl + path;
  if (!/^https?:\/\/[^/]+$/u.test(portalUrl) || !isPageUrl(url, portalUrl))
    throw new RangeError(`not a page of the portal ${portalUrl}: ${JSON.stringify(path)}`);
  return url;
}

/** Who writes the mails to officers. */
export const PRODUCT = line('Đúng Hạn');

/** How pressing something is; the colour only repeats what the words say. */
export type Tone = 'alarm' | 'warning' | 'calm' | 'good';

export interface Link {
  readonly text: Line;
  readonly href: PageUrl;
}

/** A number and the page that lists what it counts. */
export interface Figure {
  readonly label: Line;
  readonly count: number;
  readonly href: PageUrl;
  readonly tone: Tone;
}

/** One matter: what it is as a link, below it its facts. */
export interface Item {
  readonly title: Line;
  readonly href: PageUrl;
  readonly facts: readonly Fact[];
}

export interface Fact {
  readonly label: Line | null;
  readonly text: Line;
  readonly tone: Tone | null;
}

export interface TableRow {
  readonly name: Line;
  readonly figures: readonly Figure[];
}

export type Block =
  | { readonly kind: 'heading'; readonly text: Line; readonly level: 2 | 3; readonly tone: Tone }
  | { readonly kind: 'paragraph'; readonly lines: readonly Line[] }
  | { readonly kind: 'figures'; readonly figures: readonly Figure[] }
  | { readonly kind: 'items'; readonly items: readonly Item[]; readonly tone: Tone }
  /** Each column's header is the label of its figures. */
  | {
      readonly kind: 'table';
      readonly name: Line;
      readonly columns: readonly Line[];
      readonly rows: readonly TableRow[];
    }
  | { readonly kind: 'button'; readonly link: Link }
  | { readonly kind: 'link'; readonly link: Link };

export interface MailContent {
  readonly subject: Line;
  /** What mailboxes show behind the subject in their list. */
  readonly preview: Line;
  /** In the head of the mail: who writes, and what or when. */
  readonly title: Line;
  readonly subtitle: Line | null;
  readonly greeting: Line;
  readonly blocks: readonly Block[];
  /** Small print: why this mail came. */
  readonly footer: readonly Line[];
  readonly footerLink: Link | null;
}
