import { withLogging } from '#shared/adapters/with-logging.ts';

export const handler = withLogging(() =>
  Promise.resolve({ statusCode: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'Đúng Hạn' }),
);
