import { z } from 'zod';

/** The one who does the work, the head of the unit, the committee's office, its leader. */
export const audienceSchema = z.enum(['officer', 'head', 'office', 'leader']);
export type Audience = z.infer<typeof audienceSchema>;
