import { z } from 'zod';
import { dynamoDb } from '#shared/adapters/clients.ts';
import { readEnvironment } from '#shared/adapters/environment.ts';
import { logger } from '#shared/adapters/logger.ts';
import { notificationFunction } from '#shared/adapters/notification-function.ts';
import { CaseTable } from '#shared/casework/index.ts';
import { ReferenceTable } from '#shared/reference/index.ts';
import { feedbackSchema } from './domain.ts';
import { SuppressionStore } from './store.ts';
import { recordFeedback } from './use-cases/record-feedback.ts';

const { TABLE_NAME } = readEnvironment(z.object({ TABLE_NAME: z.string().min(1) }));
const ports = {
  store: new SuppressionStore(dynamoDb(), TABLE_NAME),
  cases: new CaseTable(dynamoDb(), TABLE_NAME),
  reference: new ReferenceTable(dynamoDb(), TABLE_NAME),
};

export const handler = notificationFunction(feedbackSchema, async (feedback) => {
  const silenced = await recordFeedback(feedback, ports);
  logger.info('Feedback recorded', { kind: feedback.eventType, silenced });
});
