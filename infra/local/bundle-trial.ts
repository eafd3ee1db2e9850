/** The process that tries to load every bundle (bundle-check.ts): is sent the functions, answers the first fault or ''. */
import { z } from 'zod';
import { FunctionRuntime, type FunctionSpec } from './lambda.ts';

function faultOf(functions: readonly FunctionSpec[]): string {
  try {
    new FunctionRuntime({ functions, log: () => undefined, ids: () => '' }).load();
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

process.once('message', (message) => {
  process.send?.(faultOf(z.array(z.custom<FunctionSpec>()).parse(message)));
});
