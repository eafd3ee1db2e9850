/**
 * The parts of a mail as HTML. Mail programs know little of it (Outlook lays out like Word, others drop stylesheets), so:
 * tables for layout, every style inline, no pictures, no fonts of our own, and `bgcolor` beside each background.
 */
import type { Child, FC } from 'hono/jsx';
import type { Block, Fact, Figure, Item, Link, TableRow, Tone } from './content.ts';

export const COLOURS = {
  brand: '#0a3a52',
  ground: '#eef2f4',
  paper: '#ffffff',
  text: '#12212b',
  quiet: '#44545e',
  link: '#0b5a8a',
  rule: '#cfd8dd',
} as const;

/** Each has a contrast of at least 5:1 on paper and on ground (WCAG 2.2 asks for 4.5:1). */
const TONES: Readonly<Record<Tone, string>> = {
  alarm: '#b3261e',
  warning: '#8a4b00',
  calm: '#0b5a8a',
  good: '#0b5d45',
};

const FONT = 'font-family:Segoe UI,Roboto,Helvetica,Arial,sans-serif;';
const TEXT = `${FONT}font-size:16px;line-height:1.5;color:${COLOURS.text};`;
const SMALL = `${FONT}font-size:14px;line-height:1.5;color:${COLOURS.text};`;
/** A name without spaces must not push the table off the screen. */
const BREAK = 'word-break:break-word;overflow-wrap:anywhere;';

/** A table that only lays out; screen readers pass over it. */
export const Grid: FC<{ style?: string; width?: string; bgcolor?: string; children: Child }> = (props) => (
  <table
    role="presentation"
    width={props.width ?? '100%'}
    cellpadding="0"
    cellspacing="0"
    border={0}
    bgcolor={props.bgcolor}
    style={`border-collapse:collapse;${props.style ?? ''}`}
  >
    {props.children}
  </table>
);

export const Paragraph: FC<{ small?: boolean; children: Child }> = ({ small = false, children }) => (
  <p style={`margin:0 0 16px;${small ? `${SMALL}color:${COLOURS.quiet};` : TEXT}${BREAK}`}>{children}</p>
);

const Heading: FC<{ level: 2 | 3; tone: Tone; children: Child }> = ({ level, tone, children }) =>
  level === 2 ? (
    <h2
      style={`margin:28px 0 12px;padding:0 0 6px;border-bottom:2px solid ${TONES[tone]};${FONT}font-size:19px;line-height:1.3;font-weight:bold;color:${TONES[tone]};${BREAK}`}
    >
      {children}
    </h2>
  ) : (
    <h3
      style={`margin:20px 0 10px;${FONT}font-size:16px;line-height:1.4;font-weight:bold;color:${COLOURS.text};${BREAK}`}
    >
      {children}
    </h3>
  );

export const TextLink: FC<{ link: Link }> = ({ link: { text, href } }) => (
  <a href={href} style={`color:${COLOURS.link};text-decoration:underline;`}>
    {text}
  </a>
);

/** The cell carries the colour and, for Outlook, the padding; elsewhere the whole area is the link. */
const Button: FC<{ link: Link }> = ({ link: { text, href } }) => (
  <Grid width="auto" style="margin:8px 0 20px;">
    <tr>
      <td bgcolor={COLOURS.brand} style={`background:${COLOURS.brand};border-radius:4px;mso-padding-alt:12px 22px;`}>
        <a
          href={href}
          style={`display:inline-block;padding:12px 22px;${FONT}font-size:16px;line-height:1.25;font-weight:bold;color:#ffffff;text-decoration:none;`}
        >
          {text}
        </a>
      </td>
    </tr>
  </Grid>
);

const FactLine: FC<{ fact: Fact }> = ({ fact: { label, text, tone } }) => (
  <p style={`margin:3px 0 0;${SMALL}${BREAK}${tone === null ? '' : `color:${TONES[tone]};font-weight:bold;`}`}>
    {label !== null && `${label}: `}
    {text}
  </p>
);

const ItemRow: FC<{ item: Item; tone: Tone }> = ({ item: { title, href, facts }, tone }) => (
  <Grid style="margin:0 0 16px;">
    <tr>
      <td width="4" bgcolor={TONES[tone]} style={`width:4px;background:${TONES[tone]};font-size:0;line-height:0;`}>
        &nbsp;
      </td>
      <td style="padding:0 0 0 12px;" valign="top">
        <p style={`margin:0;${FONT}font-size:16px;line-height:1.4;font-weight:bold;${BREAK}`}>
          <TextLink link={{ text: title, href }} />
        </p>
        {facts.map((fact) => (
          <FactLine fact={fact} />
        ))}
      </td>
    </tr>
  </Grid>
);

const Tile: FC<{ figure: Figure }> = ({ figure: { label, count, href, tone } }) => (
  <td width="50%" valign="top" style="width:50%;padding:0 8px 8px 0;">
    <Grid bgcolor={COLOURS.ground} style={`background:${COLOURS.ground};`}>
      <tr>
        <td style="padding:10px 14px;">
          <a href={href} style="text-decoration:none;">
            <span style={`${FONT}font-size:28px;line-height:1.2;font-weight:bold;color:${TONES[tone]};`}>{count}</span>
            <br />
            <span style={`${SMALL}color:${COLOURS.link};text-decoration:underline;`}>{label}</span>
          </a>
        </td>
      </tr>
    </Grid>
  </td>
);

/** Two in a row, on the phone too. */
const Figures: FC<{ figures: readonly Figure[] }> = ({ figures }) => (
  <Grid style="table-layout:fixed;margin:0 0 8px;">
    {figures.flatMap((figure, i) => {
      const next = figures[i + 1];
      return i % 2 === 1
        ? []
        : [
            <tr>
              <Tile figure={figure} />
              {next === undefined ? <td width="50%" /> : <Tile figure={next} />}
            </tr>,
          ];
    })}
  </Grid>
);

const CELL = `padding:8px 6px;border-bottom:1px solid ${COLOURS.rule};`;

/** A table of figures, read out with its headers. */
const FigureTable: FC<{ name: string; columns: readonly string[]; rows: readonly TableRow[] }> = (props) => (
  <table width="100%" cellpadding="0" cellspacing="0" border={0} style="border-collapse:collapse;margin:0 0 16px;">
    <tr>
      <th scope="col" align="left" style={`${CELL}${SMALL}font-weight:bold;`}>
        {props.name}
      </th>
      {props.columns.map((column) => (
        <th scope="col" align="right" width="22%" valign="bottom" style={`${CELL}${SMALL}font-weight:bold;`}>
          {column}
        </th>
      ))}
    </tr>
    {props.rows.map(({ name, figures }) => (
      <tr>
        <th scope="row" align="left" style={`${CELL}${SMALL}${BREAK}font-weight:normal;`}>
          {name}
        </th>
        {figures.map(({ count, href, tone }) => (
          <td align="right" style={`${CELL}${FONT}font-size:16px;line-height:1.5;font-weight:bold;`}>
            <a href={href} style={`color:${TONES[tone]};text-decoration:underline;`}>
              {count}
            </a>
          </td>
        ))}
      </tr>
    ))}
  </table>
);

export const BlockView: FC<{ block: Block }> = ({ block }) => {
  switch (block.kind) {
    case 'heading':
      return <Heading {...block}>{block.text}</Heading>;
    case 'paragraph':
      return <Paragraph>{block.text}</Paragraph>;
    case 'figures':
      return <Figures figures={block.figures} />;
    case 'items':
      return (
        <>
          {block.items.map((item) => (
            <ItemRow item={item} tone={block.tone} />
          ))}
        </>
      );
    case 'table':
      return <FigureTable {...block} />;
    case 'button':
      return <Button link={block.link} />;
    case 'link':
      return (
        <Paragraph>
          <TextLink link={block.link} />
        </Paragraph>
      );
  }
};
