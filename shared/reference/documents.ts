/** The documents that casework itself stands on. Those of a process stand in its own folder. */
import { z } from 'zod';
import { yearNoticeSchema } from '#shared/calendar/notice.ts';
import { DEFAULT_LADDER, ladderSchema } from '#shared/casework/index.ts';
import { personSchema } from '#shared/org/person.ts';
import { unitSchema } from '#shared/org/unit.ts';
import { defineReference } from './document.ts';

/** Units and people. Empty on a fresh installation. */
export const organisationDocument = defineReference(
  'organisation',
  z.object({ units: z.array(unitSchema), people: z.array(personSchema) }),
  { units: [], people: [] },
);

/** Notices of days off that an administrator entered: each stands for its year, instead of the one that is shipped. */
export const calendarDocument = defineReference('calendar', z.array(yearNoticeSchema), []);

/** Petitions have steps of a few days: reminders come close to the date, and a delay goes up within three days. */
const PAKN_LADDER = ladderSchema.parse([
  { offset: -2, audience: 'officer' },
  { offset: -1, audience: 'officer' },
  { offset: 0, audience: 'officer' },
  { offset: 1, audience: 'head' },
  { offset: 2, audience: 'office' },
  { offset: 3, audience: 'leader' },
]);

/** Ladders by name; `default` is there always. */
export const laddersDocument = defineReference(
  'ladders',
  z.record(z.string(), ladderSchema).refine((ladders) => 'default' in ladders, 'the ladder «default» is missing'),
  { default: DEFAULT_LADDER, pakn: PAKN_LADDER },
);

/** Who mails seem to come from: a name before the installation's address, and where answers go. */
export const mailSenderDocument = defineReference(
  'mail-sender',
  z.object({ name: z.string(), replyTo: z.email().nullable() }),
  { name: 'Đúng Hạn', replyTo: null },
);

/** How often a person wants mail; who is not named gets it daily. */
export const mailRhythmDocument = defineReference('mail-rhythm', z.record(z.string(), z.enum(['daily', 'weekly'])), {});
