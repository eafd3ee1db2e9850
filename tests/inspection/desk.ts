/** What a person does at the pages of inspections, for the journeys of this process. */
import { expect } from 'vitest';
import type { CaseId, Task } from '#shared/casework/index.ts';
import type { TestHome } from '../embedded/home.ts';
import { dateFields, type Answer, type Officer } from '../embedded/officer.ts';
import { caseTableOf } from '../embedded/organisation.ts';

export const period = (from: string, to: string) => ({ ...dateFields('from', from), ...dateFields('to', to) });
export const written = (number: string, date: string) => ({ number, ...dateFields('date', date) });

export function expectRefused({ status, html }: Answer, message: string): void {
  expect(status).toBe(422);
  expect(html).toContain(message);
}

export async function openTasks(home: TestHome, caseId: CaseId): Promise<readonly Task[]> {
  await home.clock.idle();
  return (await caseTableOf(home).tasksOf(caseId)).filter(({ state }) => state === 'open');
}

/** The one task of an inspection that is open. */
export async function openTask(home: TestHome, caseId: CaseId): Promise<Task> {
  const [task, ...others] = await openTasks(home, caseId);
  if (task === undefined || others.length > 0) throw new Error('no task or several tasks are open');
  return task;
}

/** Answers each question of the checklist: those named are not met, with what is wrong; all others are. */
export async function fillChecklist(officer: Officer, path: string, faults: Readonly<Record<string, string>> = {}) {
  const { html } = await officer.open(`${path}/bang-kiem-tra`);
  const questions = [...new Set([...html.matchAll(/name="([a-z0-9-]+)-result"/gu)].map(([, id = '']) => id))];
  const answers: Record<string, string> = {};
  for (const id of questions) {
    const fault = faults[id];
    answers[`${id}-result`] = fault === undefined ? 'met' : 'unmet';
    if (fault !== undefined) answers[`${id}-text`] = fault;
  }
  return officer.send(`${path}/bang-kiem-tra`, answers);
}
