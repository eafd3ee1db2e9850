import { z } from 'zod';
import { withLogging } from './with-logging.ts';

const deliverySchema = z.object({ Records: z.array(z.object({ Sns: z.object({ Message: z.string() }) })) });

/**
 * The Lambda handler of an SNS topic whose messages are JSON. A message that does not fit throws, so that after its
 * retries it waits in the dead-letter queue instead of being lost.
 */
export const notificationFunction = <Schema extends z.ZodType>(
  schema: Schema,
  receive: (message: z.output<Schema>) => Promise<void>,
) =>
  withLogging(async (event: unknown) => {
    for (const { Sns } of deliverySchema.parse(event).Records) await receive(schema.parse(JSON.parse(Sns.Message)));
  });
