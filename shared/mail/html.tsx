/** A whole mail as HTML: 600 px wide at most, as narrow as the phone. */
import type { Child, FC } from 'hono/jsx';
import { raw } from 'hono/html';
import { renderDocument } from '#shared/ui/render.ts';
import { BlockView, BREAK, COLOURS, FONT, Grid, Paragraph, TextLink } from './components.tsx';
import type { MailContent } from './content.ts';

export const htmlOf = (mail: MailContent): Promise<string> => renderDocument(<Document mail={mail} />);

const Document: FC<{ mail: MailContent }> = ({ mail }) => (
  <html lang="vi" dir="ltr">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="x-apple-disable-message-reformatting" />
      <meta name="format-detection" content="telephone=no, date=no, address=no" />
      <meta name="color-scheme" content="light" />
      <title>{mail.subject}</title>
    </head>
    <body bgcolor={COLOURS.ground} style={`margin:0;padding:0;background:${COLOURS.ground};`}>
      <div style="display:none;max-height:0;overflow:hidden;mso-hide:all;">{mail.preview}</div>
      {/* Webmail drops html and body, so the language is said again. */}
      <div lang="vi" dir="ltr">
        <Grid width="100%" bgcolor={COLOURS.ground}>
          <tr>
            <td align="center">
              <Column>
                <Head mail={mail} />
                <Body mail={mail} />
                <Foot mail={mail} />
              </Column>
            </td>
          </tr>
        </Grid>
      </div>
    </body>
  </html>
);

/** Outlook knows no `max-width`: a table that only it sees sets the 600 px. */
const Column: FC<{ children: Child }> = ({ children }) => (
  <>
    {raw('<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0"><tr><td><![endif]-->')}
    <Grid width="100%" style="max-width:600px;text-align:left;">
      {children}
    </Grid>
    {raw('<!--[if mso]></td></tr></table><![endif]-->')}
  </>
);

const Head: FC<{ mail: MailContent }> = ({ mail: { title, subtitle } }) => (
  <tr>
    <td
      bgcolor={COLOURS.brand}
      style={`padding:16px 20px;border-bottom:4px solid ${COLOURS.gold};${FONT}color:#ffffff;${BREAK}`}
    >
      <h1 style="margin:0;font-size:20px;line-height:1.3;">{title}</h1>
      {subtitle !== null && <p style="margin:2px 0 0;font-size:15px;line-height:1.4;">{subtitle}</p>}
    </td>
  </tr>
);

const Body: FC<{ mail: MailContent }> = ({ mail: { greeting, blocks } }) => (
  <tr>
    <td
      bgcolor={COLOURS.paper}
      style={`padding:20px 20px 8px;${FONT}font-size:16px;line-height:1.5;color:${COLOURS.text};${BREAK}`}
    >
      <Paragraph lines={[greeting]} />
      {blocks.map((block) => (
        <BlockView block={block} />
      ))}
    </td>
  </tr>
);

const Foot: FC<{ mail: MailContent }> = ({ mail: { footer, footerLink } }) => (
  <tr>
    <td style={`padding:16px 20px 24px;${FONT}font-size:14px;line-height:1.5;color:${COLOURS.quiet};`}>
      <Paragraph lines={footer} />
      {footerLink !== null && <TextLink link={footerLink} />}
    </td>
  </tr>
);
