/** The page of a step. */
import type { StepPages } from '#shared/ui/casework/step-pages.tsx';
import { casePath, taskPath } from '../domain/inspection.ts';
import { mayDo } from '../domain/rights.ts';
import type { OpenInspection } from './context.ts';
import { stepOf } from './steps.tsx';

export const inspectionSteps: StepPages<OpenInspection> = { stepOf, mayDo, casePath, taskPath };
