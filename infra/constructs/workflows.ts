import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ArnFormat, Aws, Duration, RemovalPolicy, Stack, TimeZone, Validations } from 'aws-cdk-lib';
import { Effect, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  ContextAttribute,
  Schedule,
  ScheduleExpression,
  ScheduleTargetInput,
  type CronOptionsWithTimezone,
} from 'aws-cdk-lib/aws-scheduler';
import { StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { functionPlaceholder, pascalCase } from '../functions.ts';

const folder = fileURLToPath(new URL('../../workflows/', import.meta.url));

/** The processes: each `workflows/<slug>/definition.asl.json` a state machine, and the schedules that start some. */
export class WorkflowsConstruct extends Construct {
  readonly stateMachines = new Map<string, StateMachine>();
  readonly scheduleDeadLetters: Queue;
  readonly #functions = new Map<string, IFunction>();

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.scheduleDeadLetters = new Queue(this, 'ScheduleDeadLetters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    Validations.of(this.scheduleDeadLetters).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'This is itself the dead-letter queue that schedules give up to.',
    });
  }

  /** Every process that has a workflow, by name. */
  get slugs(): readonly string[] {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  }

  /** The ARN a workflow will have. Made of names only, so that functions may know it before the workflow is made. */
  arnOf(slug: string): string {
    return Stack.of(this).formatArn({
      service: 'states',
      resource: 'stateMachine',
      resourceName: nameOf(slug),
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }

  /** Lets definitions name a function as `${<Slug>Function}`. */
  offer(slug: string, made: IFunction): void {
    this.#functions.set(functionPlaceholder(slug), made);
  }

  /** Makes the state machines and the schedules; called once all functions are offered. */
  build(): void {
    for (const slug of this.slugs) this.stateMachines.set(slug, this.#stateMachine(slug));
    this.#schedule('daily', 'The run of each day, five minutes into it', { hour: '0', minute: '5' });
    this.#schedule(
      'index-publish',
      'Opens the index of the month that is over',
      { day: '1', hour: '0', minute: '10' },
      { kind: 'month' },
    );
  }

  #stateMachine(slug: string): StateMachine {
    const definition: unknown = JSON.parse(readFileSync(`${folder}${slug}/definition.asl.json`, 'utf8'));
    const text = JSON.stringify(definition);
    const used = this.#functionsNamedIn(slug, text);
    const name = `${pascalCase(slug)}Workflow`;
    const stateMachine = new StateMachine(this, name, {
      stateMachineName: nameOf(slug),
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(text),
      definitionSubstitutions: Object.fromEntries([...used].map(([key, { functionArn }]) => [key, functionArn])),
      role: this.#role(name, [...used.values()]),
      tracingEnabled: true,
      // Inputs and results carry names and addresses of people; the history of an execution has them, the log need not.
      logs: { destination: this.#log(name, slug), level: LogLevel.ALL, includeExecutionData: false },
    });
    return stateMachine;
  }

  #functionsNamedIn(slug: string, text: string): Map<string, IFunction> {
    const used = new Map<string, IFunction>();
    for (const [, placeholder = ''] of text.matchAll(/\$\{([^}]*)\}/g)) {
      const made = this.#functions.get(placeholder);
      if (made === undefined)
        throw new Error(
          `workflows/${slug}/definition.asl.json: \${${placeholder}} is no function; infra/functions.ts offers ` +
            [...this.#functions.keys()].join(', '),
        );
      used.set(placeholder, made);
    }
    return used;
  }

  #log(name: string, slug: string): LogGroup {
    return new LogGroup(this, `${name}Log`, {
      // Under this prefix CloudWatch needs no policy of its own for each log group, of which an account has few.
      logGroupName: `/aws/vendedlogs/states/${nameOf(slug)}`,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  #role(name: string, functions: readonly IFunction[]): Role {
    const role = new Role(this, `${name}Role`, {
      assumedBy: new ServicePrincipal('states.amazonaws.com'),
      inlinePolicies: {
        own: new PolicyDocument({
          statements: [
            new PolicyStatement({
              effect: Effect.ALLOW,
              actions: ['lambda:InvokeFunction'],
              resources: functions.map(({ functionArn }) => functionArn),
            }),
          ],
        }),
      },
    });
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'Log delivery and X-Ray know no resource-level permissions; everything else names its function.',
    });
    return role;
  }

  #schedule(
    slug: string,
    description: string,
    times: CronOptionsWithTimezone,
    input: Record<string, string> = {},
  ): void {
    const stateMachine = this.stateMachines.get(slug);
    if (stateMachine === undefined) throw new Error(`workflows/${slug}/definition.asl.json is missing: nothing starts`);
    const name = `${pascalCase(slug)}Schedule`;
    new Schedule(this, name, {
      description,
      schedule: ScheduleExpression.cron({ ...times, timeZone: TimeZone.ASIA_HO_CHI_MINH }),
      target: new StepFunctionsStartExecution(stateMachine, {
        role: new Role(this, `${name}Role`, { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') }),
        input: ScheduleTargetInput.fromObject({ ...input, scheduledTime: ContextAttribute.scheduledTime }),
        deadLetterQueue: this.scheduleDeadLetters,
        retryAttempts: 10,
        maxEventAge: Duration.hours(6),
      }),
    });
  }
}

const nameOf = (slug: string): string => `${Aws.STACK_NAME}-${slug}`;
