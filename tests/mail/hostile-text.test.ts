/** Whatever people typed: the mail stays whole, says the same in both forms, and reaches out to nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedCalendar } from '#shared/calendar/index.ts';
import { addDays, plainDate } from '#shared/kernel/civil-date.ts';
import type { MailContent } from '#shared/mail/content.ts';
import { dailyMail } from '#shared/mail/daily/daily-mail.ts';
import type { DailyMail, Why } from '#shared/mail/daily/model.ts';
import { letterMail } from '#shared/mail/letter-mail.ts';
import { renderMail } from '#shared/mail/render.ts';
import { readHtml } from './reading.ts';
import { aDailyMail, aDigest, aWorkItem, PORTAL } from './samples.ts';

const calendar = shippedCalendar();
const TODAY = plainDate('2024-03-15');

const hostileText = fc.oneof(
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=http://evil.example/x.png onerror=alert(1)>',
    '<style>*{background:url(//evil.example)}</style>',
    'Kế hoạch\r\nBcc: everyone@evil.example\r\n\r\nHello',
    '\u202Egpj.exe \u2066x',
    'Nguyễn Thị Hoà'.normalize('NFD'),
    '👨‍👩‍👧‍👦'.repeat(300),
    'Việt'.repeat(2000),
    'a\u0301'.repeat(900),
    '\uD83D',
    '\u0000\u0007]]>',
    '',
  ),
  fc.string({ unit: 'binary', maxLength: 300 }),
);
const day = fc.integer({ min: -40, max: 40 }).map((n) => addDays(TODAY, n));
const dueDates = fc.tuple(day, fc.nat(3)).map(([strict, more]) => ({ strict, lenient: addDays(strict, more) }));
const path = fc.integer({ min: 0, max: 9999 }).map((n) => `/viec/a:${n}/b`);
const countLink = fc.record({ count: fc.nat(400), href: path });

const why: fc.Arbitrary<Why> = fc.oneof(
  fc.constantFrom<Why>({ kind: 'assigned' }, { kind: 'reminder' }, { kind: 'escalated' }, { kind: 'check-in' }),
  fc.record({ kind: fc.constant('returned' as const), by: hostileText, reason: hostileText }),
  fc.record({ kind: fc.constant('moved' as const), from: dueDates, reason: hostileText }),
  fc.record({ kind: fc.constant('urgent' as const), reason: hostileText }),
);

const anyDailyMail: fc.Arbitrary<DailyMail> = fc.record({
  to: fc.record({ name: hostileText, email: fc.constant('a@b.vn') }),
  date: fc.constant(TODAY),
  portalUrl: fc.constant(PORTAL),
  work: fc.array(
    fc.record({
      what: hostileText,
      unit: hostileText,
      source: hostileText,
      due: fc.option(dueDates),
      href: path,
      why: fc.array(why, { minLength: 1, maxLength: 4 }),
      onBehalfOf: fc.option(hostileText),
    }),
    { maxLength: 25 },
  ),
  toSign: fc.array(
    fc.record({ what: hostileText, from: hostileText, since: day, href: path, onBehalfOf: fc.option(hostileText) }),
    { maxLength: 18 },
  ),
  digests: fc.array(
    fc.record({
      scope: hostileText,
      onBehalfOf: fc.option(hostileText),
      overdue: countLink,
      dueThisWeek: countLink,
      byUnit: fc.array(fc.record({ unit: hostileText, overdue: countLink, dueThisWeek: countLink }), { maxLength: 25 }),
      moved: fc.record({
        since: day,
        finished: countLink,
        newlyOverdue: countLink,
        extended: countLink,
        opened: countLink,
      }),
      worst: fc.array(
        fc.record({ what: hostileText, unit: hostileText, source: hostileText, due: dueDates, href: path }),
        { maxLength: 12 },
      ),
      targets: fc.option(fc.record({ met: countLink, missed: countLink, unmeasured: countLink })),
    }),
    { maxLength: 2 },
  ),
  notices: fc.array(fc.record({ text: hostileText, href: fc.option(path) }), { maxLength: 4 }),
  texts: fc.record({
    opening: fc.array(hostileText, { maxLength: 3 }),
    closing: fc.array(hostileText, { maxLength: 3 }),
  }),
});

const anyMail: fc.Arbitrary<MailContent> = fc.oneof(
  { weight: 4, arbitrary: anyDailyMail.map((mail) => dailyMail(mail, calendar)) },
  {
    weight: 1,
    arbitrary: fc
      .record({
        name: hostileText,
        subject: hostileText,
        paragraphs: fc.array(hostileText, { maxLength: 4 }),
        link: fc.option(fc.record({ text: hostileText, path })),
        signature: fc.array(hostileText, { maxLength: 3 }),
        closing: fc.array(hostileText, { maxLength: 3 }),
      })
      .map((letter) => letterMail({ ...letter, portalUrl: PORTAL })),
  },
);

/** Parts of the layout alone; nothing that fetches, runs or frames. */
const TAGS = 'head meta title body div table tbody tr td th h1 h2 h3 p a br span'.split(' ');

describe('whatever people typed', () => {
  it('both forms say the same: each text and each number of the HTML stands in the text, each link too', async () => {
    await fc.assert(
      fc.asyncProperty(anyMail, async (content) => {
        const { html, text } = await renderMail(content);
        const { texts, links } = readHtml(html);
        // A space inside a piece of the page may be where the page only wraps.
        const said = text.toLocaleUpperCase('vi').replaceAll(/\s+/gu, ' ');
        for (const piece of texts) expect(said).toContain(piece.replaceAll(/\s+/gu, ' ').toLocaleUpperCase('vi'));
        for (const link of links) expect(text).toContain(link);
      }),
      { numRuns: 60 },
    );
  });

  it('the HTML fetches nothing, runs nothing and leads only to the portal', async () => {
    await fc.assert(
      fc.asyncProperty(anyMail, async (content) => {
        const { html } = await renderMail(content);
        const { tags, attributes, links } = readHtml(html);
        for (const tag of tags) expect(TAGS).toContain(tag);
        for (const attribute of attributes) {
          expect(attribute).not.toMatch(/^(src|srcset|background|on\w+|action|data)=/u);
          if (attribute.startsWith('style=')) expect(attribute).not.toMatch(/url\(|@import|expression/u);
        }
        for (const link of links) expect(link.startsWith(`${PORTAL}/`)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('the subject is one line of at most 78 characters, and all is NFC without control characters', async () => {
    await fc.assert(
      fc.asyncProperty(anyMail, async (content) => {
        const { subject, html, text } = await renderMail(content);
        expect(Array.from(new Intl.Segmenter('vi').segment(subject)).length).toBeLessThanOrEqual(78);
        expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        for (const form of [subject, html, text]) {
          expect(form).toBe(form.normalize('NFC'));
          expect(form.isWellFormed()).toBe(true);
          expect(form.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('a mail of 5,000 tasks with titles as long as they come is shown whole by Gmail (102 KB)', async () => {
    const long = 'Thực hiện nghiêm việc công bố, công khai thủ tục hành chính '.repeat(20);
    const kinds: readonly Why[] = [
      { kind: 'returned', by: long, reason: long },
      { kind: 'moved', from: { strict: TODAY, lenient: TODAY }, reason: long },
    ];
    const work = Array.from({ length: 5000 }, () =>
      aWorkItem({ what: long, unit: long, source: long, why: kinds, onBehalfOf: long }),
    );
    const digest = aDigest({
      byUnit: Array.from({ length: 280 }, (_, i) => ({
        unit: `${long} ${i}`,
        overdue: { count: i, href: '/bang' },
        dueThisWeek: { count: i, href: '/bang' },
      })),
      worst: Array.from({ length: 300 }, (_, i) => ({
        what: long,
        unit: long,
        source: long,
        due: { strict: addDays(TODAY, -i - 1), lenient: addDays(TODAY, -i - 1) },
        href: '/viec/a/b',
      })),
    });
    const toSign = Array.from({ length: 100 }, () => ({
      what: long,
      from: long,
      since: TODAY,
      href: '/ky',
      onBehalfOf: long,
    }));
    const { html, text } = await renderMail(dailyMail(aDailyMail({ work, digests: [digest], toSign }), calendar));
    expect(Buffer.byteLength(html)).toBeLessThan(102_000);
    expect(text).toContain('(5000)');
    expect(text).toContain('Xem 4985 việc còn lại');
    expect(text).toContain('Xem 260 đơn vị còn lại');
  });
});
