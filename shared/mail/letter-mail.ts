/** A letter to a citizen: the answer to a PAKN, the apology for a late dossier. No numbers, no lists: words and a link. */
import { line, linesOf, shortLine } from '#shared/kernel/line.ts';
import { linkTo, type Block, type MailContent } from './content.ts';

export interface LetterMail {
  /** The citizen's name, as it was given; or that of a body. */
  readonly name: string;
  readonly toBody?: true;
  readonly subject: string;
  /** Paragraphs of running text; line breaks inside one begin a new paragraph. */
  readonly paragraphs: readonly string[];
  /** A page of the portal that shows more, e.g. the public result. */
  readonly link: { readonly text: string; readonly path: string } | null;
  /** Who writes: the body, and under it whatever should follow (address, telephone). */
  readonly signature: readonly string[];
  readonly portalUrl: string;
  /** Small, under the letter: the installation's own words (`mail-texts`). */
  readonly closing: readonly string[];
}

const SUBJECT_LENGTH = 78;
const NAME_LENGTH = 80;

export function letterMail(letter: LetterMail): MailContent {
  const { name, toBody, subject, paragraphs, link, signature, portalUrl, closing } = letter;
  const said = paragraphs.flatMap(linesOf);
  const body: Block[] = said.map((text) => ({ kind: 'paragraph', lines: [text] }));
  const signed = signature.map(line);
  return {
    subject: shortLine(subject, SUBJECT_LENGTH),
    preview: shortLine(said[0] ?? '', 140),
    title: signed[0] ?? line(subject),
    subtitle: null,
    greeting: shortLine(
      `Kính gửi ${toBody === true ? '' : 'ông/bà '}${shortLine(name, NAME_LENGTH)},`,
      NAME_LENGTH * 2,
    ),
    blocks: [
      ...body,
      ...(link === null
        ? []
        : [{ kind: 'button' as const, link: { text: line(link.text), href: linkTo(portalUrl, link.path) } }]),
      { kind: 'paragraph', lines: [line('Trân trọng,')] },
      { kind: 'paragraph', lines: signed },
    ],
    footer: closing.map(line),
    footerLink: null,
  };
}
