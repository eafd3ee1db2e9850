/** The settings of `npm start`, from the environment. */
import { z } from 'zod';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);
const port = z.coerce.number().int().min(1).max(65_535);
/** An empty variable counts as unset. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const schema = z
  .object({
    PORT: optional(port),
    HOST: optional(z.string()),
    DATA_DIR: optional(z.string()),
    DURABILITY: optional(z.enum(['second', 'full'])),
    DEMO: optional(z.enum(['0', '1'])),
    PORTAL_URL: optional(z.url({ protocol: /^https?$/ })),
    OIDC_ISSUER: optional(z.url({ protocol: /^https?$/ })),
    OIDC_CLIENT_ID: optional(z.string()),
    FIRST_ADMINISTRATOR: optional(z.string()),
    MAIL_FROM: optional(z.email()),
    INTRANET_PAGES: optional(z.string().regex(/^[\da-f.:[\]]+:\d+(?:,[\da-f.:[\]]+:\d+)*$/i)),
    SMTP_URL: optional(z.url({ protocol: /^smtps?$/ })),
    DYNAMODB_ENDPOINT: optional(z.url({ protocol: /^https?$/ })),
  })
  .superRefine((env, context) => {
    if ((env.OIDC_ISSUER === undefined) !== (env.OIDC_CLIENT_ID === undefined)) {
      context.addIssue({
        code: 'custom',
        path: ['OIDC_CLIENT_ID'],
        message: 'goes with OIDC_ISSUER: set both or neither',
      });
    }
    if (env.HOST !== undefined && !LOOPBACK.has(env.HOST) && env.OIDC_ISSUER === undefined) {
      const message =
        'opens the portal to other machines, where anybody could sign in as a sample officer: set OIDC_ISSUER and OIDC_CLIENT_ID too';
      context.addIssue({ code: 'custom', path: ['HOST'], message });
    }
  });

export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly durability: 'second' | 'full';
  readonly demo: boolean;
  readonly portalUrl?: string;
  readonly openId?: { readonly issuer: string; readonly clientId: string };
  readonly firstAdministrator?: string;
  readonly mailFrom?: string;
  readonly intranetPages?: string;
  readonly smtpUrl?: string;
  readonly dynamoDbServer?: string;
}

/** A setting is wrong: names the variable and what it takes. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** @throws SettingsError naming each variable at fault */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new SettingsError(faults.join('\n'));
  }
  const env = parsed.data;
  return {
    port: env.PORT ?? 3000,
    host: env.HOST ?? '127.0.0.1',
    dataDir: env.DATA_DIR ?? '.data',
    durability: env.DURABILITY ?? 'second',
    demo: env.DEMO === '1',
    ...whatIsSet(env),
  };
}

/** The settings that have no value of their own when their variable is unset. */
function whatIsSet(env: z.output<typeof schema>): Partial<Settings> {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId } = env;
  return {
    ...(env.PORTAL_URL !== undefined && { portalUrl: env.PORTAL_URL.replace(/\/$/, '') }),
    ...(issuer !== undefined && clientId !== undefined && { openId: { issuer, clientId } }),
    ...(env.FIRST_ADMINISTRATOR !== undefined && { firstAdministrator: env.FIRST_ADMINISTRATOR }),
    ...(env.MAIL_FROM !== undefined && { mailFrom: env.MAIL_FROM }),
    ...(env.INTRANET_PAGES !== undefined && { intranetPages: env.INTRANET_PAGES }),
    ...(env.SMTP_URL !== undefined && { smtpUrl: env.SMTP_URL }),
    ...(env.DYNAMODB_ENDPOINT !== undefined && { dynamoDbServer: env.DYNAMODB_ENDPOINT }),
  };
}
