/**
 * Each mail byte for byte. After a wanted change look at the difference, then `npx vitest run tests/mail -u` writes the
 * files in `golden/` anew.
 */
import { describe, expect, it } from 'vitest';
import { renderMail } from '#shared/mail/render.ts';
import { samples } from './samples.ts';

describe.each(Object.entries(samples))('the mail «%s»', (name, content) => {
  it('is the one that was looked at', async () => {
    const { subject, html, text } = await renderMail(content);
    await expect(`${subject}\n\n${text}`).toMatchFileSnapshot(`golden/${name}.txt`);
    await expect(html).toMatchFileSnapshot(`golden/${name}.html`);
  });
});
