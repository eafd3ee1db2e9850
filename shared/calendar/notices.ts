/**
 * Days off on working days and make-up Saturdays of the years whose notice is known, for officials (Monday to Friday).
 * Years not listed are worked out from the law. `unverified`: noted from memory, the notice itself not read.
 */
import { dateOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import { CULTURE_DAY_LAW, LABOUR_CODE_HOLIDAYS } from './law.ts';
import type { Source, SpecialDay, YearNotice } from './notice.ts';

const unverified: Source = { kind: 'unverified' };
const document = (reference: string): Source => ({ kind: 'document', reference });

const NAMES = {
  newYear: 'Tết Dương lịch',
  tet: 'Tết Nguyên đán',
  hungKings: 'Giỗ Tổ Hùng Vương',
  victory: 'Ngày Chiến thắng',
  labour: 'Quốc tế Lao động',
  national: 'Quốc khánh',
  culture: 'Ngày Văn hóa Việt Nam',
} as const;
type Name = keyof typeof NAMES;

interface Entry {
  readonly what: SpecialDay['what'];
  readonly name: string;
  /** «1/1 2/9»: day/month. */
  readonly days: string;
  readonly source?: Source;
}

const off = (name: Name, days: string, source?: Source): Entry => ({
  what: 'holiday',
  name: NAMES[name],
  days,
  ...(source === undefined ? {} : { source }),
});
const instead = (name: Name, days: string): Entry => ({ what: 'compensation', name: `Nghỉ bù ${NAMES[name]}`, days });
const swap = (days: string, source?: Source): Entry => ({
  what: 'swap',
  name: 'Nghỉ hoán đổi',
  days,
  ...(source === undefined ? {} : { source }),
});
const makeUp = (days: string, source?: Source): Entry => ({
  what: 'make-up',
  name: 'Làm bù',
  days,
  ...(source === undefined ? {} : { source }),
});

const toDate = (year: number, text: string): PlainDate => {
  const [day, month, own] = text.split('/').map(Number);
  return dateOf(own ?? year, month ?? 0, day ?? 0);
};

function year(number: number, notice: string | null, source: Source, entries: readonly Entry[]): YearNotice {
  const days = entries.flatMap((entry) =>
    entry.days.split(' ').map((text) => ({
      date: toDate(number, text),
      what: entry.what,
      name: entry.name,
      source: entry.source ?? source,
    })),
  );
  return { year: number, notice, days: days.sort((a, b) => (a.date < b.date ? -1 : 1)) };
}

const notice2024 = '2450/VPCP-KGVX ngày 12/4/2024';
const notice2025 = '8726/VPCP-KGVX ngày 26/11/2024';
const notice2026 = '12729/VPCP-KGVX ngày 25/12/2025';
const labourCode: Source = document(LABOUR_CODE_HOLIDAYS);

export const knownNotices: readonly YearNotice[] = [
  year(2018, null, unverified, [
    off('newYear', '1/1'),
    off('tet', '14/2 15/2 16/2'),
    instead('tet', '19/2 20/2'),
    off('hungKings', '25/4'),
    off('victory', '30/4'),
    off('labour', '1/5'),
    instead('national', '3/9'),
    swap('31/12'),
  ]),
  year(2019, null, unverified, [
    off('newYear', '1/1'),
    makeUp('5/1'),
    off('tet', '4/2 5/2 6/2 7/2 8/2'),
    instead('hungKings', '15/4'),
    swap('29/4'),
    off('victory', '30/4'),
    off('labour', '1/5'),
    makeUp('4/5'),
    off('national', '2/9'),
  ]),
  year(2020, null, unverified, [
    off('newYear', '1/1'),
    off('tet', '23/1 24/1 27/1'),
    instead('tet', '28/1 29/1'),
    off('hungKings', '2/4'),
    off('victory', '30/4'),
    off('labour', '1/5'),
    off('national', '2/9'),
  ]),
  year(2021, null, unverified, [
    off('newYear', '1/1'),
    off('tet', '10/2 11/2 12/2'),
    instead('tet', '15/2 16/2'),
    off('hungKings', '21/4'),
    off('victory', '30/4'),
    instead('labour', '3/5'),
    off('national', '2/9 3/9'),
  ]),
  year(2022, null, unverified, [
    instead('newYear', '3/1'),
    off('tet', '31/1 1/2 2/2 3/2 4/2'),
    instead('hungKings', '11/4'),
    instead('victory', '2/5'),
    instead('labour', '3/5'),
    off('national', '1/9 2/9'),
  ]),
  year(2023, null, labourCode, [
    instead('newYear', '2/1'),
    off('tet', '20/1 23/1 24/1'),
    instead('tet', '25/1 26/1'),
    off('labour', '1/5'),
    instead('hungKings', '2/5'),
    instead('victory', '3/5'),
    off('national', '1/9'),
    instead('national', '4/9'),
  ]),
  year(2024, notice2024, labourCode, [
    off('newYear', '1/1'),
    off('tet', '8/2 9/2 12/2'),
    instead('tet', '13/2 14/2'),
    off('hungKings', '18/4'),
    swap('29/4', document(notice2024)),
    off('victory', '30/4'),
    off('labour', '1/5'),
    makeUp('4/5', document(notice2024)),
    off('national', '2/9 3/9'),
  ]),
  year(2025, notice2025, document(notice2025), [
    off('newYear', '1/1'),
    off('tet', '27/1 28/1 29/1 30/1 31/1'),
    off('hungKings', '7/4'),
    makeUp('26/4', unverified),
    off('victory', '30/4'),
    off('labour', '1/5'),
    swap('2/5'),
    off('national', '1/9 2/9'),
  ]),
  year(2026, notice2026, document(notice2026), [
    off('newYear', '1/1'),
    swap('2/1'),
    makeUp('10/1'),
    off('tet', '16/2 17/2 18/2 19/2 20/2'),
    instead('hungKings', '27/4'),
    off('victory', '30/4'),
    off('labour', '1/5'),
    makeUp('22/8', unverified),
    swap('31/8', unverified),
    off('national', '1/9 2/9'),
    off('culture', '24/11', document(CULTURE_DAY_LAW)),
  ]),
];
