import { Aws, CfnResource, Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  MathExpression,
  Metric,
  TreatMissingData,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { DataConstruct } from './data.ts';
import type { MailConstruct } from './mail.ts';
import type { Parameters } from './parameters.ts';
import type { PortalConstruct } from './portal.ts';
import type { WorkflowsConstruct } from './workflows.ts';

interface Watched {
  readonly parameters: Parameters;
  readonly data: DataConstruct;
  readonly mail: MailConstruct;
  readonly portal: PortalConstruct;
  readonly workflows: WorkflowsConstruct;
}

interface AlarmSpec {
  readonly what: string;
  readonly metric: IMetric;
  readonly threshold: number;
  readonly when?: ComparisonOperator;
  readonly missing?: TreatMissingData;
}

const EVERY = Duration.minutes(5);

/** At most ten alarms, each with a section in infra/runbook.md named like the alarm. */
export class AlarmsConstruct extends Construct {
  readonly #topic: Topic;

  constructor(scope: Construct, id: string, watched: Watched) {
    super(scope, id);
    this.#topic = new Topic(this, 'Topic', { displayName: 'Dung Han alarms', enforceSSL: true });
    // The policy that asks for TLS replaces the one a topic has by itself, which would have let the account's alarms in.
    this.#topic.grantPublish(
      new ServicePrincipal('cloudwatch.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    this.#mailTo(watched.parameters);
    for (const [name, spec] of Object.entries({
      ...workflowAlarms(watched.workflows),
      ...portalAlarms(watched.portal),
      ...mailAlarms(),
      ...storageAlarms(watched),
    }))
      this.#alarm(name, spec);
  }

  #mailTo({ alarmEmail, alarmsAreMailed }: Parameters): void {
    this.#topic.addSubscription(new EmailSubscription(alarmEmail));
    for (const child of this.#topic.node.findAll())
      if (child instanceof CfnResource && child.cfnResourceType === 'AWS::SNS::Subscription')
        child.cfnOptions.condition = alarmsAreMailed;
  }

  #alarm(name: string, spec: AlarmSpec): void {
    new Alarm(this, name, {
      alarmDescription: `${spec.what} Runbook: infra/runbook.md#${name.toLowerCase()}`,
      metric: spec.metric,
      threshold: spec.threshold,
      evaluationPeriods: 1,
      comparisonOperator: spec.when ?? ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: spec.missing ?? TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new SnsAction(this.#topic));
  }
}

/** The sum of one metric over several resources; CloudWatch adds up to ten in one alarm. */
const total = (metrics: readonly IMetric[]): MathExpression => {
  const named = metrics.map((metric, index) => [`m${index}`, metric] as const);
  return new MathExpression({
    expression: named.map(([name]) => `FILL(${name}, 0)`).join(' + '),
    usingMetrics: Object.fromEntries(named),
    period: EVERY,
  });
};

/**
 * The sum of one metric over all workflows of the account and region: we have more than the ten metrics that an alarm may
 * add up, and a query cannot name several (CloudWatch Metrics Insights knows no OR).
 */
const overWorkflows = (metricName: string): MathExpression =>
  new MathExpression({
    expression: `SELECT SUM(${metricName}) FROM SCHEMA("AWS/States", StateMachineArn)`,
    usingMetrics: {},
    period: EVERY,
  });

function workflowAlarms({ stateMachines }: WorkflowsConstruct): Record<string, AlarmSpec> {
  const daily = stateMachines.get('daily');
  return {
    WorkflowsFailed: {
      what: 'An execution failed after its retries: a case stands still.',
      metric: overWorkflows('ExecutionsFailed'),
      threshold: 0,
    },
    WorkflowsTimedOut: {
      what: 'An execution reached its time limit: a case stands still.',
      metric: overWorkflows('ExecutionsTimedOut'),
      threshold: 0,
    },
    ...(daily && {
      DailyRunMissing: {
        what: 'No daily run succeeded for a day: nothing opens, escalates or is mailed.',
        metric: daily.metricSucceeded({ period: Duration.days(1), statistic: 'Sum' }),
        threshold: 1,
        when: ComparisonOperator.LESS_THAN_THRESHOLD,
        missing: TreatMissingData.BREACHING,
      },
    }),
  };
}

const portalAlarms = (portal: PortalConstruct): Record<string, AlarmSpec> => ({
  PortalErrors: {
    what: 'The portal answered with server errors.',
    metric: portal.api.metricServerError({ period: EVERY, statistic: 'Sum' }),
    threshold: 5,
  },
  PortalSlow: {
    what: 'One page in twenty took more than three seconds.',
    metric: portal.api.metricLatency({ period: EVERY, statistic: 'p95' }),
    threshold: 3000,
  },
  PortalThrottled: {
    what: 'Lambda turned requests to the portal away.',
    metric: portal.function.metricThrottles({ period: EVERY, statistic: 'Sum' }),
    threshold: 0,
  },
});

/** SES reviews an account at 5 % bounces and 0.1 % complaints. */
const mailAlarms = (): Record<string, AlarmSpec> => {
  const reputation = (metricName: string): Metric =>
    new Metric({ namespace: 'AWS/SES', metricName, period: Duration.hours(1), statistic: 'Average' });
  return {
    MailBounces: {
      what: 'More than 4 % of mails bounce; at 5 % SES reviews the account.',
      metric: reputation('Reputation.BounceRate'),
      threshold: 0.04,
    },
    MailComplaints: {
      what: 'More than 0.08 % of mails are complained about; at 0.1 % SES reviews the account.',
      metric: reputation('Reputation.ComplaintRate'),
      threshold: 0.0008,
    },
  };
};

const storageAlarms = ({ data, mail, workflows }: Watched): Record<string, AlarmSpec> => ({
  DeadLetters: {
    what: 'A start by a schedule or a mail feedback was given up and waits in a dead-letter queue.',
    metric: total(
      [workflows.scheduleDeadLetters, mail.feedbackDeadLetters].map((queue) =>
        queue.metricApproximateNumberOfMessagesVisible(),
      ),
    ),
    threshold: 0,
  },
  TableThrottled: {
    what: 'DynamoDB turned reads or writes away.',
    metric: total(
      ['ReadThrottleEvents', 'WriteThrottleEvents'].map((name) => data.table.metric(name, { statistic: 'Sum' })),
    ),
    threshold: 10,
  },
});
