/** A mail as plain text, for readers and screens that show no HTML. */
import type { Block, Fact, Figure, Item, Link, MailContent } from './content.ts';

/** Blocks stand apart by an empty line; lines are as long as they are, every reader wraps them. */
export function textOf({ title, subtitle, greeting, blocks, footer, footerLink }: MailContent): string {
  const head = [title, ...(subtitle === null ? [] : [subtitle])].join(' – ');
  const foot = [...footer, ...(footerLink === null ? [] : [linkText(footerLink)])];
  return `${[head, greeting, ...blocks.map(blockText), ['-- ', ...foot].join('\n')].join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return block.level === 2 ? `${block.text.toLocaleUpperCase('vi')}\n${'='.repeat(40)}` : `${block.text}:`;
    case 'paragraph':
      return block.lines.join('\n');
    case 'figures':
      return block.figures.map((figure) => `- ${figureText(figure)}`).join('\n');
    case 'items':
      return block.items.map(itemText).join('\n\n');
    case 'table':
      return block.rows
        .map(({ name, figures }) => [`- ${name}`, ...figures.map((figure) => `  ${figureText(figure)}`)].join('\n'))
        .join('\n');
    case 'button':
    case 'link':
      return linkText(block.link);
  }
}

const figureText = ({ label, count, href }: Figure): string => `${label}: ${count} – ${href}`;
const factText = ({ label, text }: Fact): string => (label === null ? text : `${label}: ${text}`);
const linkText = ({ text, href }: Link): string => `${text}: ${href}`;

const itemText = ({ title, facts, href }: Item): string =>
  [`* ${title}`, ...facts.map((fact) => `  ${factText(fact)}`), `  ${href}`].join('\n');
