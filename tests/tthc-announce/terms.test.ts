import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INITIAL_RULES, KINDS, rulesSchema } from '#functions/tthc-announce/domain/rules.ts';
import {
  announceTerm,
  chainsOf,
  handOverTerm,
  publicationsFor,
  publicationTerm,
  type Facts,
} from '#functions/tthc-announce/domain/terms.ts';
import { shippedCalendar } from '#shared/calendar/index.ts';
import { dueOfOccurrence, occurrenceOf } from '#shared/casework/index.ts';
import { addDays, fromDayNumber, plainDate, toDayNumber, weekday, type PlainDate } from '#shared/kernel/civil-date.ts';

const calendar = shippedCalendar();
const date = plainDate;

const anAnnouncement = (changes: Partial<Facts> = {}): Facts => ({
  listSignedOn: date('2024-03-15'),
  effectOn: date('2024-05-02'),
  kinds: ['new'],
  shortened: false,
  ...changes,
});

const dueOf = (id: string, facts: Facts, decisionSignedOn: string, doneOn: Record<string, PlainDate> = {}) => {
  const publication = INITIAL_RULES.publications.find((each) => each.id === id);
  if (publication === undefined) throw new Error(`no publication ${id}`);
  const progress = { decisionSignedOn: date(decisionSignedOn), doneOn };
  return publicationTerm(calendar, publicationsFor(INITIAL_RULES, facts), publication, { facts, progress });
};

/** The `n`-th working day after a day, counted by stepping, not by the calendar's own sums. */
function workingDayAfter(from: PlainDate, n: number): PlainDate {
  let [day, left] = [from, n];
  while (left > 0) {
    day = addDays(day, 1);
    if (calendar.isWorkingDay(day)) left -= 1;
  }
  return day;
}
/** `n` calendar days after a day, then on to the first working day (Civil Code art. 148.5). */
function calendarDaysAfter(from: PlainDate, n: number): PlainDate {
  let day = addDays(from, n);
  while (!calendar.isWorkingDay(day)) day = addDays(day, 1);
  return day;
}

describe('the two clocks of the decision', () => {
  it('runs ten calendar days from the minister’s signature: Fri 15/3/2024 gives Mon 25/3/2024', () => {
    const term = announceTerm(calendar, INITIAL_RULES, anAnnouncement());
    expect(term.due).toEqual({ strict: '2024-03-25', lenient: '2024-03-25' });
    expect(term.due.lenient).toBe(calendarDaysAfter(date('2024-03-15'), 10));
    expect(term.binding.bound.from).toBe('list');
  });

  it('ends five calendar days before effect when that is earlier: effect Thu 28/3/2024 gives Sat 23/3, so Fri 22/3', () => {
    const term = announceTerm(calendar, INITIAL_RULES, anAnnouncement({ effectOn: date('2024-03-28') }));
    expect(weekday(date('2024-03-23'))).toBe(6);
    expect(term.binding.bound.from).toBe('effect');
    expect(term.due).toEqual({ strict: '2024-03-22', lenient: '2024-03-23' });
    expect(term.derivation.join(' ')).toContain('Lấy mốc đến sớm hơn: 23/03/2024');
  });

  it('never rolls the five days before effect forward, for less than five would be left', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1500 }), (offset) => {
        const effectOn = addDays(date('2023-01-10'), offset);
        const facts = anAnnouncement({ listSignedOn: addDays(effectOn, -3), effectOn });
        const term = announceTerm(calendar, INITIAL_RULES, facts);
        expect(term.due.lenient <= addDays(effectOn, -5)).toBe(true);
        expect(calendar.isWorkingDay(term.due.strict)).toBe(true);
      }),
    );
  });

  it('explains both, with the days and the clauses, before saying which binds', () => {
    const { derivation } = announceTerm(calendar, INITIAL_RULES, anAnnouncement());
    const text = derivation.join('\n');
    expect(text).toContain('Trong 10 ngày kể từ ngày Bộ trưởng, Thủ trưởng cơ quan ngang bộ ký danh mục (15/03/2024)');
    expect(text).toContain('Chậm nhất 5 ngày trước ngày văn bản quy định thủ tục có hiệu lực (02/05/2024)');
    expect(text).toContain('Điều 147');
    expect(derivation.at(-1)).toContain('Lấy mốc đến sớm hơn: 25/03/2024');
  });

  it('gives a text of the shortened procedure three days, whatever its day of effect', () => {
    const facts = anAnnouncement({ shortened: true, effectOn: date('2024-03-15') });
    const term = announceTerm(calendar, INITIAL_RULES, facts);
    expect(term.due.lenient).toBe('2024-03-18');
    expect(term.due.lenient).toBe(calendarDaysAfter(date('2024-03-15'), 3));
  });
});

describe('the steps before the signature', () => {
  const term = announceTerm(calendar, INITIAL_RULES, anAnnouncement());

  it('leave working days to those who come next: four before Mon 25/3/2024 is Tue 19/3', () => {
    const draft = handOverTerm(calendar, term, 4, date('2024-03-15'));
    expect(draft.due.lenient).toBe('2024-03-19');
    expect(workingDayAfter(date('2024-03-19'), 4)).toBe('2024-03-25');
    expect(draft.derivation.at(-1)).toContain('19/03/2024');
  });

  it('of a matter that came late end on the next working day, never after the decision itself', () => {
    expect(handOverTerm(calendar, term, 4, date('2024-03-20')).due.lenient).toBe('2024-03-21');
    expect(handOverTerm(calendar, term, 4, date('2024-03-24')).due.lenient).toBe('2024-03-25');
    expect(handOverTerm(calendar, term, 4, date('2024-04-24')).due.lenient).toBe('2024-03-25');
  });
});

describe('what follows a decision signed on Mon 25/3/2024, the list signed on Fri 15/3/2024', () => {
  const facts = anAnnouncement();
  const signed = '2024-03-25';
  const Q = date(signed);

  it('is posted and put on the web within three working days: Tue 26, Wed 27, Thu 28/3', () => {
    expect(dueOf('posting', facts, signed).due.lenient).toBe('2024-03-28');
    expect(dueOf('web', facts, signed).due.lenient).toBe('2024-03-28');
    expect(workingDayAfter(Q, 3)).toBe('2024-03-28');
  });

  it('is in the provincial system after five calendar days: Sat 30/3, which rolls to Mon 1/4', () => {
    expect([addDays(Q, 5), weekday(addDays(Q, 5))]).toEqual(['2024-03-30', 6]);
    const term = dueOf('provincial-system', facts, signed);
    expect(term.due.lenient).toBe('2024-04-01');
    expect(term.derivation.join(' ')).toContain('Thứ Bảy 30/03/2024, Chủ nhật 31/03/2024');
  });

  it('is in the national database by Mon 1/4: own day 5 and the list’s day 15 are both Sat 30/3', () => {
    expect(addDays(date('2024-03-15'), 15)).toBe(addDays(Q, 5));
    const term = dueOf('national-database', facts, signed);
    expect(term.clocks.map(({ due }) => due.lenient)).toEqual(['2024-04-01', '2024-04-01']);
    expect(term.derivation.at(-1)).toBe('Các mốc cùng đến ngày 01/04/2024.');
  });

  it('has its internal process approved by Mon 1/4 and the electronic one, of the chain’s ten days, by Thu 4/4', () => {
    expect(dueOf('internal-process', facts, signed).due.lenient).toBe(calendarDaysAfter(Q, 7));
    expect(dueOf('internal-process', facts, signed).due.lenient).toBe('2024-04-01');
    const expected = dueOf('electronic-process', facts, signed);
    expect(expected.due.lenient).toBe('2024-04-04');
    expect(expected.clocks[0]).toMatchObject({ expected: true, due: { lenient: '2024-04-04' } });
    expect(calendarDaysAfter(date('2024-04-01'), 3)).toBe('2024-04-04');
    expect(calendarDaysAfter(Q, 10)).toBe('2024-04-04');
  });

  it('has three days for the electronic process from the actual end of the internal one, within ten in all', () => {
    const early = dueOf('electronic-process', facts, signed, { 'internal-process': date('2024-03-27') });
    expect(early.due.lenient).toBe(calendarDaysAfter(date('2024-03-27'), 3));
    expect(early.due.lenient).toBe('2024-04-01');
    const late = dueOf('electronic-process', facts, signed, { 'internal-process': date('2024-04-03') });
    expect(late.due.lenient).toBe('2024-04-04');
    expect(late.binding.bound.from).toBe('decision');
  });

  it('is on the one-stop list at once: the next working day', () => {
    expect(dueOf('one-stop-list', facts, signed).due.lenient).toBe('2024-03-26');
  });
});

describe('the national database', () => {
  it('takes the earlier bound: own decision Wed 20/3/2024 gives Mon 25/3, not the list’s Mon 1/4', () => {
    const term = dueOf('national-database', anAnnouncement(), '2024-03-20');
    expect(term.clocks.map(({ due }) => due.lenient)).toEqual(['2024-03-25', '2024-04-01']);
    expect(term.due.lenient).toBe('2024-03-25');
    expect(calendarDaysAfter(date('2024-03-20'), 5)).toBe('2024-03-25');
  });

  it('binds by the list when the decision comes late: signed Fri 29/3/2024 gives Mon 1/4, not Wed 3/4', () => {
    const term = dueOf('national-database', anAnnouncement(), '2024-03-29');
    expect(term.clocks.map(({ due }) => due.lenient)).toEqual(['2024-04-03', '2024-04-01']);
    expect(term.binding.bound.from).toBe('list');
  });

  it('gives two working days under the shortened procedure', () => {
    const facts = anAnnouncement({ shortened: true });
    expect(dueOf('national-database', facts, '2024-03-15').due.lenient).toBe('2024-03-19');
  });

  it('is due at the earlier of both bounds, each rolled first, for any two days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1200 }), fc.integer({ min: 0, max: 30 }), (offset, later) => {
        const listSignedOn = fromDayNumber(toDayNumber(date('2023-01-02')) + offset);
        const signed = addDays(listSignedOn, later);
        const term = dueOf('national-database', anAnnouncement({ listSignedOn }), signed);
        const [own, list] = [calendarDaysAfter(signed, 5), calendarDaysAfter(listSignedOn, 15)];
        expect(term.due.lenient).toBe(own < list ? own : list);
      }),
    );
  });
});

it('the date of any term is computed again, from what the task keeps, by the rules of plans', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1200 }), fc.integer({ min: 0, max: 30 }), (offset, later) => {
      const listSignedOn = addDays(date('2023-01-02'), offset);
      const facts = anAnnouncement({ listSignedOn, effectOn: addDays(listSignedOn, later) });
      const signed = addDays(listSignedOn, later);
      const terms = ['posting', 'electronic-process', 'national-database'].map((id) => dueOf(id, facts, signed));
      for (const { basis, due } of [announceTerm(calendar, INITIAL_RULES, facts), ...terms]) {
        const occurrence = occurrenceOf(basis, calendar);
        expect(occurrence === undefined ? undefined : dueOfOccurrence(occurrence)).toEqual(due);
      }
    }),
    { numRuns: 60 },
  );
});

describe('the publications of an announcement', () => {
  const idsFor = (...kinds: Facts['kinds']) => publicationsFor(INITIAL_RULES, { kinds }).map(({ id }) => id);

  it('of abolished procedures need no process, for there is nothing left to process', () => {
    expect(idsFor('abolished')).toEqual(['posting', 'web', 'provincial-system', 'national-database', 'one-stop-list']);
  });

  it('of a mixed list are those that any of its kinds needs', () => {
    expect(idsFor('abolished', 'amended')).toEqual(idsFor('new'));
    expect(idsFor(...KINDS)).toHaveLength(7);
  });

  it('run side by side, the electronic process behind the internal one', () => {
    const chains = chainsOf(publicationsFor(INITIAL_RULES, { kinds: ['new'] }));
    expect(chains.map((chain) => chain.map(({ id }) => id))).toEqual([
      ['posting'],
      ['web'],
      ['internal-process', 'electronic-process'],
      ['provincial-system'],
      ['national-database'],
      ['one-stop-list'],
    ]);
  });

  it('are data: one that waits for another standing behind it, or stands twice, is refused', () => {
    const { publications } = INITIAL_RULES;
    const backward = { ...INITIAL_RULES, publications: [...publications].reverse() };
    expect(rulesSchema.safeParse(backward).error?.message).toContain('làm sau một nơi không đứng trước nó');
    const twice = { ...INITIAL_RULES, publications: [...publications, ...publications.slice(0, 1)] };
    expect(rulesSchema.safeParse(twice).error?.message).toContain('đứng hai lần');
  });
});
