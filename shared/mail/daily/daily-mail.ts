/**
 * The daily mail: at most one a person and day, with everything in it (design §3.6). Urgent mail is the same mail with
 * its urgent section on top, and so are a leader's and an office's digest: who has several parts gets one mail.
 */
import type { Calendar } from '#shared/calendar/index.ts';
import { line, shortLine } from '#shared/kernel/line.ts';
import { linkTo, PRODUCT, type Block, type Item, type MailContent } from '../content.ts';
import { dayInWords } from '../words.ts';
import { digestBlocks, isQuiet } from './digest.ts';
import type { DailyMail, Notice, SignatureItem } from './model.ts';
import { subjectOf } from './subject.ts';
import { bySection, moreLink, workBlocks } from './work.ts';

/** Pages of the portal that the mail leads to beside those of its rows. */
const MY_WORK = '/viec';
const MY_ACCOUNT = '/tai-khoan';
const SIGNATURES_SHOWN = 15;
const NOTICES_SHOWN = 15;
const TITLE_LENGTH = 200;
const NOTICE_LENGTH = 400;
const NAME_LENGTH = 80;

/** False when there is nothing to say: then no mail is sent. */
export const isWorthSending = ({ work, toSign, digests, notices }: DailyMail): boolean =>
  work.length + toSign.length + notices.length > 0 || digests.some((digest) => !isQuiet(digest));

/** Words the mail. Throws RangeError when a path leads out of the portal, or a date out of the calendar. */
export function dailyMail(mail: DailyMail, calendar: Calendar): MailContent {
  const { to, date, portalUrl, texts } = mail;
  const sections = bySection(mail.work, date, calendar);
  const digests = mail.digests.filter((digest) => !isQuiet(digest));
  const day = { date, portalUrl, calendar };
  const escalatedList = digests[0]?.overdue.href ?? MY_WORK;
  const blocks = [
    ...signatureBlocks(mail),
    ...workBlocks(sections, day, (section) => (section === 'escalated' ? escalatedList : MY_WORK)),
    ...digests.flatMap((digest) => digestBlocks(digest, day)),
    ...noticeBlocks(mail),
  ];
  return {
    subject: subjectOf({ ...mail, digests }, sections),
    preview: previewOf(blocks),
    title: PRODUCT,
    subtitle: line(dayInWords(date)),
    greeting: shortLine(`Kính gửi ông/bà ${shortLine(to.name, NAME_LENGTH)},`, NAME_LENGTH * 2),
    blocks: [...openingBlocks(texts.opening), ...blocks, ...buttonBlocks(mail)],
    footer: texts.closing.map(line),
    footerLink: { text: line('Đổi nhịp nhận thư'), href: linkTo(portalUrl, MY_ACCOUNT) },
  };
}

const openingBlocks = (opening: readonly string[]): Block[] =>
  opening.length === 0 ? [] : [{ kind: 'paragraph', lines: opening.map(line) }];

function signatureBlocks({ toSign, portalUrl }: DailyMail): Block[] {
  if (toSign.length === 0) return [];
  const shown = toSign
    .toSorted((a, b) => (a.since < b.since ? -1 : Number(a.since > b.since)))
    .slice(0, SIGNATURES_SHOWN);
  const item = ({ what, from, since, href, onBehalfOf }: SignatureItem): Item => ({
    title: shortLine(what, TITLE_LENGTH),
    href: linkTo(portalUrl, href),
    facts: [
      { label: line('Trình'), text: shortLine(`${from}, ${dayInWords(since)}`, TITLE_LENGTH), tone: null },
      ...(onBehalfOf === null
        ? []
        : [{ label: line('Thay mặt'), text: shortLine(onBehalfOf, NAME_LENGTH), tone: null }]),
    ],
  });
  return [
    { kind: 'heading', level: 2, tone: 'warning', text: line(`Chờ ông/bà ký (${toSign.length})`) },
    { kind: 'items', tone: 'warning', items: shown.map(item) },
    ...moreLink(toSign.length - shown.length, linkTo(portalUrl, MY_WORK)),
  ];
}

function noticeBlocks({ notices, portalUrl }: DailyMail): Block[] {
  if (notices.length === 0) return [];
  const blocks = ({ text, href }: Notice): Block[] => [
    { kind: 'paragraph', lines: [shortLine(text, NOTICE_LENGTH)] },
    ...(href === null
      ? []
      : [{ kind: 'link' as const, link: { text: line('Xem chi tiết'), href: linkTo(portalUrl, href) } }]),
  ];
  return [
    { kind: 'heading', level: 2, tone: 'calm', text: line(`Thông báo (${notices.length})`) },
    ...notices.slice(0, NOTICES_SHOWN).flatMap(blocks),
    ...moreLink(Math.max(0, notices.length - NOTICES_SHOWN), linkTo(portalUrl, '/')),
  ];
}

const buttonBlocks = ({ work, toSign, portalUrl }: DailyMail): Block[] =>
  work.length + toSign.length === 0
    ? []
    : [{ kind: 'button', link: { text: line('Mở việc của tôi'), href: linkTo(portalUrl, MY_WORK) } }];

/** What is on top of the mail, in the words of its first heading and first item. */
function previewOf(blocks: readonly Block[]): MailContent['preview'] {
  const heading = blocks.find((block) => block.kind === 'heading');
  const items = blocks.find((block) => block.kind === 'items');
  return shortLine([heading?.text, items?.items[0]?.title].filter((text) => text !== undefined).join(': '), 140);
}
