import { caseFunction } from '#shared/adapters/case-function.ts';
import { tasks } from './tasks.ts';

export const handler = caseFunction(tasks);
