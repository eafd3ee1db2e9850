/** Who acts. A deputy acts in his own name on somebody's behalf, and the record shows both (Nghị định 30/2020, Điều 13). */
import { z } from 'zod';
import { personId, personIdSchema } from '#shared/org/person.ts';
import { unitIdSchema } from '#shared/org/unit.ts';

export const actorSchema = z.object({
  person: personIdSchema,
  /** The unit the person acts for; null for the daily run and administrators. */
  unit: unitIdSchema.nullable(),
  /** The absent person a deputy stands in for. */
  onBehalfOf: personIdSchema.nullable(),
});
export type Actor = z.infer<typeof actorSchema>;

/** Whoever opens a link that an office mailed to a body without an account; the event says who reported and where it was sent. */
export const LINK_HOLDER = personId('lien-ket');

/** The daily run: no person, no unit. */
export const SYSTEM: Actor = { person: personId('system'), unit: null, onBehalfOf: null };
