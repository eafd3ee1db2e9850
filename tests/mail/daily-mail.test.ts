import { describe, expect, it } from 'vitest';
import { shippedCalendar } from '#shared/calendar/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { linkTo } from '#shared/mail/content.ts';
import { dailyMail, isWorthSending } from '#shared/mail/daily/daily-mail.ts';
import type { Why, WorkItem } from '#shared/mail/daily/model.ts';
import { sectionOf } from '#shared/mail/daily/work.ts';
import { renderMail } from '#shared/mail/render.ts';
import { dueDay, dueInWords } from '#shared/mail/words.ts';
import { aDailyMail, aDigest, aWorkItem, dueOn, leaderMail, officeMail, officerMail, PORTAL } from './samples.ts';

const calendar = shippedCalendar();
const FRIDAY = plainDate('2024-03-15');
const subjectOf = (mail: Parameters<typeof dailyMail>[0]): string => dailyMail(mail, calendar).subject;

const assigned: Why = { kind: 'assigned' };
const reminder: Why = { kind: 'reminder' };
const escalated: Why = { kind: 'escalated' };
const returned: Why = { kind: 'returned', by: 'Văn phòng', reason: 'thiếu số văn bản' };
const moved: Why = { kind: 'moved', from: dueOn('2024-03-10'), reason: 'gia hạn' };
const urgent: Why = { kind: 'urgent', reason: 'chuyển PAKN' };

describe('where a task stands in the mail', () => {
  const [late, today, soon, none] = [dueOn('2024-03-14'), dueOn('2024-03-15'), dueOn('2024-03-29'), null];
  const cases: readonly (readonly [string, WorkItem['due'], readonly Why[], string])[] = [
    ['urgent work comes first, even when it is overdue', late, [reminder, urgent], 'urgent'],
    ['what has passed its date is overdue, whatever else there is to say', late, [returned, moved], 'overdue'],
    ['what is due today says so', today, [assigned], 'due-today'],
    ['what is due on Sunday is due on Friday’s mail', dueOn('2024-03-17'), [reminder], 'due-today'],
    ['between the strict and the lenient day it is due', dueOn('2024-03-14', '2024-03-18'), [reminder], 'due-today'],
    ['what was sent back stands above what is only near', soon, [reminder, returned], 'returned'],
    ['a reminder', soon, [assigned, reminder], 'due-soon'],
    ['a check-in has no date', none, [{ kind: 'check-in' }], 'check-in'],
    ['new work whose date moved at once is new work', soon, [moved, assigned], 'assigned'],
    ['a date that moved', soon, [moved], 'moved'],
    ['what the ladder passed up is not the reader’s own overdue work', late, [escalated], 'escalated'],
    [
      'what the reader does himself stays his own when the ladder tells him twice',
      late,
      [escalated, reminder],
      'overdue',
    ],
  ];
  it.each(cases)('%s', (_rule, due, why, section) => {
    expect(sectionOf(aWorkItem({ due, why }), FRIDAY, calendar)).toBe(section);
  });

  it('each task stands once, the earliest due first, and what its section does not say is said of it', async () => {
    const work = [
      aWorkItem({ what: 'Việc sau', due: dueOn('2024-03-13'), why: [reminder, assigned] }),
      aWorkItem({ what: 'Việc trước', due: dueOn('2024-03-12'), why: [returned] }),
    ];
    const { text } = await renderMail(dailyMail(aDailyMail({ work }), calendar));
    expect(text.match(/Việc trước|Việc sau/gu)).toEqual(['Việc trước', 'Việc sau']);
    expect(text).toContain('Việc mới giao');
    expect(text).toContain('Văn phòng trả lại: thiếu số văn bản');
  });
});

describe('the due date in words', () => {
  it.each([
    ['2024-03-20', '2024-03-20', 'Thứ Tư 20/03/2024, còn 3 ngày làm việc'],
    ['2024-03-18', '2024-03-18', 'Thứ Hai 18/03/2024, còn 1 ngày làm việc'],
    ['2024-03-17', '2024-03-17', 'Chủ nhật 17/03/2024, hôm nay là ngày làm việc cuối cùng trước hạn'],
    ['2024-03-15', '2024-03-15', 'Thứ Sáu 15/03/2024, hết hạn hôm nay'],
    ['2024-03-14', '2024-03-15', 'Thứ Sáu 15/03/2024, hết hạn hôm nay'],
    ['2024-03-14', '2024-03-18', 'đến hạn Thứ Năm 14/03/2024, chậm nhất Thứ Hai 18/03/2024'],
    ['2024-03-14', '2024-03-14', 'Thứ Năm 14/03/2024, quá hạn 1 ngày làm việc'],
    ['2024-03-10', '2024-03-11', 'Thứ Hai 11/03/2024, quá hạn 4 ngày làm việc'],
  ])('due %s, at the latest %s: «%s» on Friday 15/03/2024', (strict, lenient, words) => {
    expect(dueInWords(dueOn(strict, lenient), FRIDAY, calendar)).toBe(words);
  });

  it('counts over the holidays of the year: Tuesday 23/04/2024 to Thursday 02/05/2024 is 4 working days', () => {
    const words = dueInWords(dueOn('2024-05-02'), plainDate('2024-04-23'), calendar);
    expect(words).toBe('Thứ Năm 02/05/2024, còn 4 ngày làm việc');
  });

  it('what passed on Friday has just passed on a Saturday', () => {
    expect(dueInWords(dueOn('2024-03-15'), plainDate('2024-03-16'), calendar)).toContain('vừa quá hạn');
  });

  it('an old date names both its readings', () => {
    expect(dueDay(dueOn('2024-03-14', '2024-03-15'))).toBe('Thứ Năm 14/03/2024, chậm nhất Thứ Sáu 15/03/2024');
  });
});

describe('the subject', () => {
  it('says the most pressing numbers first, as many as fit', () => {
    expect(subjectOf(officerMail)).toBe('Đúng Hạn 15/03: 1 việc khẩn, 1 quá hạn, 1 đến hạn hôm nay, 1 bị trả lại');
    expect(subjectOf(leaderMail)).toBe('Đúng Hạn 15/03: 2 việc chờ ký, 12 quá hạn, 34 đến hạn 7 ngày');
  });

  it('says whose a number is as soon as it could be the reader’s own', () => {
    expect(subjectOf(officeMail)).toBe('Đúng Hạn 15/03: 1 việc quá hạn, 12 quá hạn (UBND tỉnh Quảng Nam)');
  });

  it('says that nothing is overdue when the digest tells of other things only', () => {
    const zero = { count: 0, href: '/bang' };
    expect(subjectOf(aDailyMail({ digests: [aDigest({ overdue: zero, dueThisWeek: zero })] }))).toBe(
      'Đúng Hạn 15/03: không có việc quá hạn',
    );
  });
});

describe('one mail a person, none when empty', () => {
  const zero = { count: 0, href: '/bang' };
  const since = plainDate('2024-03-14');
  const quiet = aDigest({
    overdue: zero,
    dueThisWeek: zero,
    byUnit: [],
    worst: [],
    moved: { since, finished: zero, newlyOverdue: zero, extended: zero, opened: zero },
  });

  it('nothing to do and nothing changed is no mail', () => {
    expect(isWorthSending(aDailyMail())).toBe(false);
    expect(isWorthSending(aDailyMail({ digests: [quiet] }))).toBe(false);
  });

  it('one finished task is a digest', () => {
    const digest = aDigest({ ...quiet, moved: { ...quiet.moved, finished: { count: 1, href: '/bang' } } });
    expect(isWorthSending(aDailyMail({ digests: [digest] }))).toBe(true);
  });

  it('who has several parts reads them in one: own work, what was passed up to him, the digest', async () => {
    const { text } = await renderMail(dailyMail(officeMail, calendar));
    const headings = text.match(/^.+(?=\n={40}$)/gmu);
    expect(headings).toEqual([
      'ĐÃ QUÁ HẠN (1)',
      'ĐẾN HẠN HÔM NAY (1)',
      'VIỆC QUÁ HẠN ĐƯỢC BÁO LÊN ÔNG/BÀ (1)',
      'TÌNH HÌNH: UBND TỈNH QUẢNG NAM',
    ]);
  });

  it('a quiet digest beside work is left out', async () => {
    const mail = dailyMail(aDailyMail({ work: [aWorkItem()], digests: [quiet] }), calendar);
    expect((await renderMail(mail)).text).not.toContain('TÌNH HÌNH');
  });
});

describe('links', () => {
  it.each(['https://evil.example', 'javascript:alert(1)', '/a b', '/a"b', '@evil.example/'])(
    'a link to %s is refused',
    (path) => {
      expect(() => linkTo(PORTAL, path)).toThrow(RangeError);
    },
  );

  it('a link leads to the page of the portal', () => {
    expect(linkTo(PORTAL, '/viec/a:1/b?loc=qua-han')).toBe(`${PORTAL}/viec/a:1/b?loc=qua-han`);
  });
});

it('the installation’s own words stand before the first section and under the last; no words leave no gap', () => {
  const notices = [{ text: 'Một thông báo', href: null }];
  const texts = { opening: ['Từ ngày 01/7 báo cáo theo mẫu mới.'], closing: ['Điện thoại: 0235 000 000'] };
  const worded = dailyMail(aDailyMail({ notices, texts }), calendar);
  expect(worded.blocks[0]).toEqual({ kind: 'paragraph', lines: texts.opening });
  expect(worded.footer).toEqual(texts.closing);
  const bare = dailyMail(aDailyMail({ notices, texts: { opening: [], closing: [] } }), calendar);
  expect([bare.blocks.length, bare.footer]).toEqual([worded.blocks.length - 1, []]);
});
