/** A person who works with the plans of a locality, under which roles in which units, and who stands in meanwhile. */
import { z } from 'zod';
import { dateSchema, idPattern, unitIdSchema } from './unit.ts';

export const personIdSchema = z.string().max(80).regex(idPattern).brand<'PersonId'>();
export type PersonId = z.infer<typeof personIdSchema>;

/** Throws ZodError when the text cannot be a person's id. */
export const personId = (text: string): PersonId => personIdSchema.parse(text);

/**
 * officer: does the unit's rows. head: heads the unit. office: supervises for a committee (Văn phòng). leader: signs for
 * a committee (Chủ tịch, Phó Chủ tịch). administrator: keeps the data. viewer: reads.
 */
export const roleSchema = z.enum(['officer', 'head', 'office', 'leader', 'administrator', 'viewer']);
export type Role = z.infer<typeof roleSchema>;

export const personSchema = z
  .object({
    id: personIdSchema,
    name: z.string().min(1),
    email: z.email().nullable(),
    /** `sub` of the OIDC issuer; null for who takes part by mail alone. */
    subject: z.string().min(1).max(255).nullable(),
    roles: z
      .array(
        z
          .object({ unit: unitIdSchema, role: roleSchema, validFrom: dateSchema, validTo: dateSchema.nullable() })
          .readonly(),
      )
      .readonly(),
    /** Absences, and who acts on this person's behalf from the first to the last day of each. */
    deputies: z
      .array(z.object({ deputy: personIdSchema, validFrom: dateSchema, validTo: dateSchema }).readonly())
      .readonly(),
  })
  .readonly();
export type Person = z.infer<typeof personSchema>;
