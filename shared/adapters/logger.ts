import { Logger } from '@aws-lambda-powertools/logger';

/** JSON lines with the request id; the service name is POWERTOOLS_SERVICE_NAME. Never log a person's data. */
export const logger = new Logger();
