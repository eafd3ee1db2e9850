import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { logger } from './logger.ts';

/** A Lambda handler whose log lines carry the request id; a fault is logged and thrown on. */
export const withLogging = <Answer>(handler: (event: unknown) => Promise<Answer>) =>
  middy((event: unknown) => handler(event))
    .use(injectLambdaContext(logger, { resetKeys: true }))
    .onError(({ error }) => {
      logger.error('The function failed', { error });
    });
