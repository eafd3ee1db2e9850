/** What the portal is told by its environment. */
import { z } from 'zod';

const SECURE_OR_LOOPBACK = /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$))/;

/** An address without its trailing slash. */
const address = z
  .url()
  .regex(SECURE_OR_LOOPBACK, 'must be https, or http on this machine (localhost)')
  .transform((url) => url.replace(/\/+$/, ''));

export const settingsSchema = z.object({
  TABLE_NAME: z.string().min(1),
  BUCKET_NAME: z.string().min(1),
  SESSION_SECRET_ARN: z.string().min(1),
  /** Key of the personal data of senders. */
  SENDER_KEY_ARN: z.string().min(1),
  /** Key of the secrets that sign what webhooks send. */
  WEBHOOK_KEY_ARN: z.string().min(1),
  OIDC_ISSUER: address,
  OIDC_CLIENT_ID: z.string().min(1),
  /** The sender of mails. */
  MAIL_FROM: z.string().min(1),
  MAIL_CONFIGURATION_SET: z.string().min(1),
  /** Where people reach the portal. */
  PORTAL_URL: address,
  /** Account or mail address of who may set an empty installation up; `*` for whoever signs in first. */
  FIRST_ADMINISTRATOR: z.string().default(''),
  /** Where browsers reach the bucket; empty for the bucket's own address. */
  FILES_URL: z.union([z.literal(''), address]).default(''),
});
export type Settings = z.output<typeof settingsSchema>;
