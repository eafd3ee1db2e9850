import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, civilDateAt, plainDate } from '#shared/kernel/civil-date.ts';
import { serveAt, type Served } from '../portal/http-client.ts';
import { twoTierProvince } from '#shared/org/sample/index.ts';
import { withFewCommunes } from './few-units.ts';
import { aHome, type TestHome } from './home.ts';
import { settle } from './organisation.ts';
import { useFollowing, usePages } from './use-administration.ts';
import { useDaily, useDailyPages } from './use-daily.ts';
import { useImpactAssessment, useImpactPages } from './use-impact-assessment.ts';
import { useInspection, useInspectionPages } from './use-inspection.ts';
import { useIndexPages, useIndexPublish, useIndexSchedule } from './use-index-publish.ts';
import { usePakn, usePaknPages } from './use-pakn.ts';
import { usePlanIssue, usePlanPages } from './use-plans.ts';
import { useBulk, useMailedLink, usePortal } from './use-portal.ts';
import { useQuarterlyReport, useReportPages } from './use-quarterly-report.ts';
import { useTthcAnnounce, useTthcPages } from './use-tthc-announce.ts';
import { useWebhooks } from './use-webhooks.ts';
import { useReviewPages, useTthcReview } from './use-tthc-review.ts';

/** Granted for what only the cloud does: logs, traces and metrics are written by the service, not by our code. */
const OF_THE_CLOUD = /^(?:logs|xray|cloudwatch|sqs):/;

/** `npm run test:long` takes every action away in turn from the running application; `npm test` one of each service. */
const EVERY_ACTION = process.env['LONG'] === '1';

/** A review is opened for a commune that has none this year: one for each time the exercise is repeated. */
const COMMUNES = EVERY_ACTION ? 90 : 12;

/** The last Monday of a month: next month's index is opened soon. */
const START = '2026-03-30';

type Exercise = (home: TestHome, page: string) => Promise<unknown>;

const nextDay: Exercise = (home) => home.goTo(addDays(civilDateAt(home.clock.now()), 1), 9);

/** Visits of the portal. Whoever lacks a permission meets an error page or none at all; the visit then ends there. */
const visits: readonly Exercise[] = [
  usePortal,
  useBulk,
  useMailedLink,
  useWebhooks,
  usePlanPages,
  useTthcPages,
  useDailyPages,
  useReportPages,
  useImpactPages,
  usePages,
  usePaknPages,
  useReviewPages,
  useInspectionPages,
  useIndexPages,
];

const quietly =
  (exercise: Exercise): Exercise =>
  (home, page) =>
    exercise(home, page).catch(() => undefined);

const bounce: Exercise = async (home) => {
  const feedback = home.deployment.functions.find(({ name }) => name.includes('MailFeedback'));
  const message = {
    eventType: 'Bounce',
    bounce: {
      bounceType: 'Permanent',
      timestamp: '2026-03-02T01:00:00.000Z',
      bounceSubType: 'General',
      bouncedRecipients: [{ emailAddress: 'nobody@example.vn' }],
      feedbackId: 'feedback-1',
    },
    mail: { messageId: 'm-1', destination: ['nobody@example.vn'] },
  };
  await home.invoke(feedback?.arn ?? '', {
    Records: [{ EventSource: 'aws:sns', Sns: { Message: JSON.stringify(message) } }],
  });
};

/** What each function does, by the name its role has in the template; a role without an entry needs a day to pass. */
const exercises: readonly (readonly [role: string, Exercise])[] = [
  // First, while the end of the month is near.
  ['IndexPublishSchedule', useIndexSchedule],
  ...visits.map((visit) => ['PortalFunction', quietly(visit)] as const),
  ['MailFeedbackFunction', bounce],
  ['TthcAnnounceFunction', useTthcAnnounce],
  // A step that a missing permission breaks off is told in the home's log, and there the test looks.
  ['PlanIssueFunction', (home) => usePlanIssue(home).catch(() => undefined)],
  ['ObligationFunction', (home) => useBulk(home).catch(() => undefined)],
  ['QuarterlyReportFunction', useQuarterlyReport],
  ['ImpactAssessmentFunction', (home) => useImpactAssessment(home).catch(() => undefined)],
  ['PaknFunction', (home) => usePakn(home).catch(() => undefined)],
  ['TthcReviewFunction', (home) => useTthcReview(home).catch(() => undefined)],
  ['InspectionFunction', (home) => useInspection(home).catch(() => undefined)],
  ['IndexPublishFunction', (home) => useIndexPublish(home).catch(() => undefined)],
  ['DailySchedule', nextDay],
  ['DailyFunction', useDaily],
  ['WebhooksFunction', useWebhooks],
  ['WebhooksWorkflow', useWebhooks],
  ['AdministrationFunction', (home) => useFollowing(home).catch(() => undefined)],
  ['AdministrationWorkflow', (home) => useFollowing(home).catch(() => undefined)],
];

/** The exercise that needed a grant first, by statement and action. */
type FirstNeeded = ReadonlyMap<string, Exercise>;
const keyOf = (statement: string, action: string): string => `${statement} ${action}`;

/** Does once what the application does. */
async function useAll(home: TestHome, page: string): Promise<FirstNeeded> {
  const first = new Map<string, Exercise>();
  for (const exercise of [nextDay, ...exercises.map(([, each]) => each)]) {
    await exercise(home, page);
    for (const { statement, actions } of home.services.iam.grants())
      for (const { text, firstUse } of actions) {
        const key = keyOf(statement, text);
        if (firstUse !== undefined && !first.has(key)) first.set(key, exercise);
      }
  }
  return first;
}

interface Missing {
  readonly statement: string;
  readonly action: string;
}

/** Does what needed the grant first, then what else its function does, one thing after another until `isSeen`. */
async function useUntil(
  home: TestHome,
  page: string,
  { statement, action }: Missing,
  { needed, isSeen }: { readonly needed: FirstNeeded; readonly isSeen: () => boolean },
): Promise<void> {
  home.services.functions.recycle();
  // A workflow's role is used by what its function's exercise sets going.
  const own = exercises.filter(([role]) => statement.includes(role.replace(/(?:Function|Workflow)$/u, '')));
  const known = needed.get(keyOf(statement, action)) ?? nextDay;
  for (const exercise of new Set([known, ...own.map(([, each]) => each)])) {
    await exercise(home, page);
    if (isSeen()) return;
  }
}

describe('every permission of the template', () => {
  let home: TestHome;
  let needed: FirstNeeded;
  /** A page on which the publication check finds what it looks for. */
  let page: Served;
  beforeAll(async () => {
    page = await serveAt(() => (_request, response) => response.end('<html><p>Quyết định 845/QĐ-UBND</p></html>'));
    home = await aHome(START, { intranetPages: page.origin.replace('http://localhost', '127.0.0.1') });
    await settle(home, withFewCommunes(twoTierProvince(), plainDate(START), COMMUNES));
    needed = await useAll(home, page.origin);
  }, 240_000);
  afterAll(async () => {
    await home.close();
    await page.close();
  });

  const ofOurs = () =>
    home.services.iam
      .grants()
      .map(({ roleArn, statement, actions, resources }) => ({
        roleArn,
        statement,
        actions: actions.filter(({ text }) => !OF_THE_CLOUD.test(text)),
        resources,
      }))
      .filter(({ actions }) => actions.length > 0);

  it('is enough: nothing was refused', () => {
    expect(home.lines.filter(({ source }) => source === 'iam')).toEqual([]);
  });

  it('is used: no action or resource is granted that nothing needs', () => {
    const unused = ofOurs().flatMap(({ statement, actions, resources }) =>
      [...actions, ...resources]
        .filter(({ firstUse }) => firstUse === undefined)
        .map(({ text }) => `${statement}: ${text}`),
    );
    expect(unused).toEqual([]);
  });

  it('is needed: without it the very request that went through it is refused, naming the action', () => {
    const { iam } = home.services;
    for (const { roleArn, statement, actions } of ofOurs()) {
      for (const { text, firstUse } of actions) {
        if (firstUse === undefined) continue;
        const { action, resource, context } = firstUse;
        const giveBack = iam.suspend(statement, text);
        const denial = iam.authorizeRole(roleArn, action, resource, context);
        giveBack();
        expect(denial?.message ?? 'allowed', statement).toContain(refusalOf(text));
        expect(iam.authorizeRole(roleArn, action, resource, context), statement).toBeUndefined();
      }
    }
  });

  it('is asked for at each service: without it the application meets the refusal', async () => {
    for (const { statement, action } of toBeTakenAway(ofOurs())) {
      const before = home.lines.length;
      const giveBack = home.services.iam.suspend(statement, action);
      const isRefused = () =>
        home.lines.slice(before).some(({ source, text }) => source === 'iam' && text.includes(refusalOf(action)));
      await useUntil(home, page.origin, { statement, action }, { needed, isSeen: isRefused });
      giveBack();
      expect(isRefused(), `${statement} without ${action}`).toBe(true);
    }
  }, 600_000);
});

const refusalOf = (action: string): string => `is not authorized to perform: ${action} on resource`;

/** Each action in turn, or the first of each service. */
function toBeTakenAway(
  grants: readonly { readonly statement: string; readonly actions: readonly { readonly text: string }[] }[],
): readonly Missing[] {
  const all = grants.flatMap(({ statement, actions }) => actions.map(({ text: action }) => ({ statement, action })));
  if (EVERY_ACTION) return all;
  const serviceOf = ({ action }: Missing): string => action.split(':')[0] ?? '';
  return all.filter((missing, place) => all.findIndex((one) => serviceOf(one) === serviceOf(missing)) === place);
}
