/**
 * The parts of a mail as HTML. Mail programs know little of it (Outlook lays out like Word, others drop stylesheets), so:
 * tables for layout, every style inline, space by empty rows, no pictures, no fonts of our own, `bgcolor` beside each
 * background. What a cell says of its text holds for the paragraphs in it, which keeps a long mail short.
 */
import type { Child, FC } from 'hono/jsx';
import type { Line } from '#shared/kernel/line.ts';
import type { Block, Fact, Figure, Item, Link, TableRow, Tone } from './content.ts';

export const COLOURS = {
  brand: '#0a3a52',
  gold: '#e0a526',
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

/** All have the Vietnamese letters. */
export const FONT = 'font-family:Segoe UI,Roboto,Arial,sans-serif;';
const SMALL = `${FONT}font-size:14px;line-height:1.5;color:${COLOURS.text};`;
/** A name without spaces must not push the table off the screen. */
export const BREAK = 'word-break:break-word;overflow-wrap:anywhere;';

/** A table that only lays out; screen readers pass over it. */
export const Grid: FC<{ style?: string; width?: string; bgcolor?: string; children: Child }> = (props) => (
  <table
    role="presentation"
    width={props.width}
    cellpadding="0"
    cellspacing="0"
    border={0}
    bgcolor={props.bgcolor}
    style={props.style}
  >
    {props.children}
  </table>
);

const Space: FC<{ height: number }> = ({ height }) => (
  <tr>
    <td height={height} style={`font-size:0;line-height:${height}px;`}>
      &nbsp;
    </td>
  </tr>
);

export const Paragraph: FC<{ lines: readonly Line[] }> = ({ lines }) => (
  <p style="margin:0 0 16px;">
    {lines.map((text, i) => (
      <>
        {i > 0 && <br />}
        {text}
      </>
    ))}
  </p>
);

const Heading: FC<{ level: 2 | 3; tone: Tone; children: Child }> = ({ level, tone, children }) =>
  level === 2 ? (
    <h2
      style={`margin:18px 0 14px;padding:0 0 6px;border-bottom:2px solid ${TONES[tone]};font-size:19px;line-height:1.3;color:${TONES[tone]};`}
    >
      {children}
    </h2>
  ) : (
    <h3 style="margin:20px 0 10px;font-size:16px;line-height:1.4;">{children}</h3>
  );

export const TextLink: FC<{ link: Link }> = ({ link: { text, href } }) => (
  <a href={href} style={`color:${COLOURS.link};text-decoration:underline;`}>
    {text}
  </a>
);

/** The cell carries the colour and, for Outlook, the padding; elsewhere the whole area is the link. */
const Button: FC<{ link: Link }> = ({ link: { text, href } }) => (
  <Grid>
    <Space height={12} />
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
    <Space height={20} />
  </Grid>
);

/** What has no label of its own stands back, unless its tone brings it forward. */
const factStyle = ({ label, tone }: Fact): string => {
  if (tone !== null) return `margin:3px 0 0;color:${TONES[tone]};font-weight:bold;`;
  return label === null ? `margin:3px 0 0;color:${COLOURS.quiet};` : 'margin:3px 0 0;';
};

const ItemRow: FC<{ item: Item; tone: Tone }> = ({ item: { title, href, facts }, tone }) => (
  <>
    <tr>
      <td width="4" bgcolor={TONES[tone]} style="width:4px;font-size:0;">
        &nbsp;
      </td>
      <td valign="top" style={`padding:0 0 0 12px;${SMALL}${BREAK}`}>
        <p style="margin:0;font-size:16px;line-height:1.4;">
          <a href={href} style={`color:${COLOURS.link};font-weight:bold;text-decoration:none;`}>
            {title}
          </a>
        </p>
        {facts.map((fact) => (
          <p style={factStyle(fact)}>
            {fact.label !== null && `${fact.label}: `}
            {fact.text}
          </p>
        ))}
      </td>
    </tr>
    <Space height={18} />
  </>
);

const Tile: FC<{ figure: Figure }> = ({ figure: { label, count, href, tone } }) => (
  <td width="49%" valign="top" bgcolor={COLOURS.ground} style={`padding:10px 14px;${SMALL}${BREAK}`}>
    <a href={href} style={`color:${COLOURS.link};text-decoration:none;`}>
      <span style={`font-size:28px;line-height:1.2;font-weight:bold;color:${TONES[tone]};`}>{count}</span>
      <br />
      {label}
    </a>
  </td>
);

/** Two in a row, on the phone too. */
const Figures: FC<{ figures: readonly Figure[] }> = ({ figures }) => (
  <Grid width="100%" style="table-layout:fixed;">
    {figures.flatMap((figure, i) => {
      const next = figures[i + 1];
      const row = (
        <tr>
          <Tile figure={figure} />
          <td width="2%" />
          {next === undefined ? <td width="49%" /> : <Tile figure={next} />}
        </tr>
      );
      return i % 2 === 1 ? [] : [row, <Space height={8} />];
    })}
  </Grid>
);

const CELL = `padding:8px 6px;border-bottom:1px solid ${COLOURS.rule};`;

/** A table of figures, read out with its headers. */
const FigureTable: FC<{ name: Line; columns: readonly Line[]; rows: readonly TableRow[] }> = (props) => (
  <table width="100%" cellpadding="0" cellspacing="0" border={0} style="border-collapse:collapse;">
    <tr>
      <th scope="col" align="left" valign="bottom" style={`${CELL}${SMALL}`}>
        {props.name}
      </th>
      {props.columns.map((column) => (
        <th scope="col" align="right" width="20%" valign="bottom" style={`${CELL}${SMALL}`}>
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
          <td align="right" style={`${CELL}${FONT}font-size:16px;font-weight:bold;`}>
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
      return <Paragraph lines={block.lines} />;
    case 'figures':
      return <Figures figures={block.figures} />;
    case 'items':
      return (
        <Grid width="100%">
          {block.items.map((item) => (
            <ItemRow item={item} tone={block.tone} />
          ))}
        </Grid>
      );
    case 'table':
      return <FigureTable {...block} />;
    case 'button':
      return <Button link={block.link} />;
    case 'link':
      return (
        <p style="margin:0 0 16px;">
          <TextLink link={block.link} />
        </p>
      );
  }
};
