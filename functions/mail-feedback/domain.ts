import { z } from 'zod';
import { instantSchema } from '#shared/kernel/instant.ts';

/**
 * What SES publishes of a mail that came to nothing or was complained about (event publishing, `eventType`; identity
 * notifications say `notificationType`). Only what silences an address is read.
 */
const recipient = z.object({ emailAddress: z.string().min(3) });

const bounceSchema = z.object({
  eventType: z.literal('Bounce'),
  bounce: z.object({
    bounceType: z.string(),
    bouncedRecipients: z.array(recipient.extend({ diagnosticCode: z.string().optional() })),
    timestamp: instantSchema,
    feedbackId: z.string().min(1),
  }),
});

const complaintSchema = z.object({
  eventType: z.literal('Complaint'),
  complaint: z.object({
    complainedRecipients: z.array(recipient),
    complaintFeedbackType: z.string().optional(),
    timestamp: instantSchema,
    feedbackId: z.string().min(1),
  }),
});

export const feedbackSchema = z.discriminatedUnion('eventType', [bounceSchema, complaintSchema]);
export type Feedback = z.output<typeof feedbackSchema>;

/** No mail to `address` until an administrator mends it. `occurredAt` in epoch milliseconds (UTC). */
export interface Suppression {
  readonly address: string;
  readonly reason: 'bounce' | 'complaint';
  readonly detail: string;
  readonly feedbackId: string;
  readonly occurredAt: number;
}

/** Mail servers treat the case of the domain alike everywhere and that of the name almost everywhere. */
const normalised = (address: string): string => address.trim().toLowerCase();

/** Which addresses an event silences. A passing bounce (full mailbox, server away) silences nobody: SES tries again. */
export function suppressionsOf(feedback: Feedback): Suppression[] {
  if (feedback.eventType === 'Complaint') {
    const { complainedRecipients, complaintFeedbackType, feedbackId, timestamp } = feedback.complaint;
    return complainedRecipients.map(({ emailAddress }) => ({
      address: normalised(emailAddress),
      reason: 'complaint',
      detail: complaintFeedbackType ?? '',
      feedbackId,
      occurredAt: timestamp,
    }));
  }
  const { bounceType, bouncedRecipients, feedbackId, timestamp } = feedback.bounce;
  if (bounceType !== 'Permanent') return [];
  return bouncedRecipients.map(({ emailAddress, diagnosticCode }) => ({
    address: normalised(emailAddress),
    reason: 'bounce',
    detail: diagnosticCode ?? '',
    feedbackId,
    occurredAt: timestamp,
  }));
}
