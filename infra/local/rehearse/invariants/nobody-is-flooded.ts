import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Invariant } from './invariant.ts';

/** People of the organisation get at most one mail a day, and none on a day off; answers to citizens are no such mail. */
export const nobodyIsFlooded: Invariant = {
  name: 'at most one mail per person and working day',
  check: ({ home, organisation, calendar }) => {
    const staff = new Set(organisation.people.map(({ email }) => email));
    const mails = home.services.mail.store.newestFirst().filter(({ to }) => to.some((address) => staff.has(address)));
    const seen = new Set<string>();
    const broken: string[] = [];
    for (const { to, at } of mails) {
      const key = `${to.join()} on ${civilDateAt(at)}`;
      if (seen.has(key)) broken.push(`${key}: a second mail`);
      if (!calendar.isWorkingDay(civilDateAt(at))) broken.push(`${key}: a mail on a day off`);
      seen.add(key);
    }
    return { checked: mails.length, broken };
  },
};
