/** A petition (phản ánh, kiến nghị) as its case keeps it. Nothing here tells who sent it: that is sealed beside it. */
import { z } from 'zod';
import { caseIdSchema, defineDocument } from '#shared/casework/index.ts';
import { personIdSchema } from '#shared/org/person.ts';
import { dateSchema, unitIdSchema } from '#shared/org/unit.ts';
import { codeSchema } from './code.ts';
import { publicTextSchema } from './published.ts';

export const channelSchema = z.enum(['form', 'phone', 'letter', 'e-mail', 'in-person']);
export type Channel = z.infer<typeof channelSchema>;

/** About conduct: somebody delays, harasses or applies a rule wrongly. About a regulation: the rule itself (NĐ 20/2008, Điều 5). */
export const petitionClassSchema = z.enum(['conduct', 'regulation']);
export type PetitionClass = z.infer<typeof petitionClassSchema>;

/** What a petition must have to be taken up (NĐ 20/2008, Điều 6–7). */
export const requirementSchema = z.enum(['vietnamese', 'clear-content', 'sender', 'administrative']);
export type Requirement = z.infer<typeof requirementSchema>;

const closingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not-accepted'), missing: requirementSchema, explanation: z.string() }),
  /** A complaint or denunciation goes its own way by its own law (Luật Khiếu nại 2011, Luật Tố cáo 2018). */
  z.object({ kind: z.literal('split-off'), as: z.enum(['complaint', 'denunciation']), advice: z.string() }),
]);
export type Closing = z.infer<typeof closingSchema>;

const answerSchema = z.object({
  unit: unitIdSchema,
  on: dateSchema,
  text: z.string().min(1),
  /** The document that answers, when there is one. */
  documentNumber: z.string().nullable(),
});

export const petitionSchema = z.object({
  /** What its sender looks it up by. */
  code: codeSchema,
  channel: channelSchema,
  receivedOn: dateSchema,
  title: z.string().min(1),
  content: z.string().min(1),
  /** The unit it is about, when the sender names one. */
  about: unitIdSchema.nullable(),
  class: petitionClassSchema.nullable(),
  /** Day of the first transfer: the clock of handling counts from here, whatever happens after. */
  transferredOn: dateSchema.nullable(),
  refusals: z.array(z.object({ unit: unitIdSchema, on: dateSchema, reason: z.string().min(1) })),
  /** Answers given, the last one last; those before it were returned. */
  answers: z.array(answerSchema),
  closing: closingSchema.nullable(),
  /** What is published, as the officer who accepted the answer left it; null before. */
  publicText: publicTextSchema.nullable(),
  /** The petition this one repeats, as a person decided; both go on by themselves. */
  sameAs: z.object({ caseId: caseIdSchema, by: personIdSchema, on: dateSchema }).nullable(),
  publishedOn: dateSchema.nullable(),
  /** The answer came after its date. */
  late: z.boolean(),
  /** Day on which the sender was written to; null while nobody was, or nothing is known to write to. */
  repliedOn: dateSchema.nullable(),
  /** How content the sender is with the answer, 1 to 5. */
  satisfaction: z.int().min(1).max(5).nullable(),
});
export type Petition = z.infer<typeof petitionSchema>;

export const petitionDocument = defineDocument('pakn.petition', petitionSchema);

/** A petition as it comes in. */
export const newPetition = (
  received: Pick<Petition, 'code' | 'channel' | 'receivedOn' | 'title' | 'content' | 'about'>,
): Petition => ({
  ...received,
  class: null,
  transferredOn: null,
  refusals: [],
  answers: [],
  closing: null,
  publicText: null,
  sameAs: null,
  publishedOn: null,
  late: false,
  repliedOn: null,
  satisfaction: null,
});
