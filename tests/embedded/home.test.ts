import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoDBClient, ListTablesCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import {
  DescribeExecutionCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  SFNClient,
} from '@aws-sdk/client-sfn';
import { SendEmailCommand, SESClient } from '@aws-sdk/client-ses';
import { ADMINISTRATOR } from '#infra/local/iam.ts';
import { aHome, signIn, type TestHome } from './home.ts';

describe('the home', () => {
  let home: TestHome;
  beforeAll(async () => {
    home = await aHome('2026-03-02');
  });
  afterAll(() => home.close());

  const asAdministrator = (endpoint: string) => ({ endpoint, region: 'ap-southeast-1', credentials: ADMINISTRATOR });

  it('deploys the tables and workflows of the template, reachable by the AWS SDK', async () => {
    const dynamodb = new DynamoDBClient(asAdministrator(home.addresses.dynamodb));
    const { TableNames } = await dynamodb.send(new ListTablesCommand({}));
    expect(TableNames).toEqual(
      home.deployment.template.ofType('AWS::DynamoDB::Table').map((table) => table.physicalId),
    );
    const workflows = new SFNClient(asAdministrator(home.addresses.stepfunctions));
    const { stateMachines } = await workflows.send(new ListStateMachinesCommand({}));
    expect(stateMachines?.map(({ stateMachineArn }) => stateMachineArn)).toEqual(
      home.deployment.stateMachines.map(({ arn }) => arn),
    );
  });

  it('says which kinds of resources it leaves out, and why', () => {
    expect(home.deployment.notRun.get('AWS::CloudWatch::Alarm')?.reason).toContain('the log');
  });

  it('runs a schedule of the template at its own time zone: the daily run at 00:05 in Vietnam', async () => {
    const workflows = new SFNClient(asAdministrator(home.addresses.stepfunctions));
    const [daily] = home.deployment.stateMachines.filter(({ name }) => name.endsWith('daily'));
    await home.goTo('2026-03-03', 0, 4);
    const list = () => workflows.send(new ListExecutionsCommand({ stateMachineArn: daily?.arn ?? '' }));
    expect((await list()).executions).toEqual([]);
    await home.goTo('2026-03-03', 0, 6);
    const [execution] = (await list()).executions ?? [];
    const run = () => workflows.send(new DescribeExecutionCommand({ executionArn: execution?.executionArn }));
    expect((await run()).startDate?.toISOString()).toBe('2026-03-02T17:05:00.000Z');
    // It waits for 07:30, when mails leave.
    expect((await run()).status).toBe('RUNNING');
    await home.goTo('2026-03-03', 8);
    expect((await run()).status).toBe('SUCCEEDED');
  });

  it('carries a click from the browser through HTTP API, function and table to the page', async () => {
    const browser = await signIn(home, 'kiem-soat-tthc');
    const page = await (await browser.fetch(home.addresses.portal)).text();
    expect(page).toContain('Lê Thị Mỹ Duyên');
    const dynamodb = new DynamoDBClient(asAdministrator(home.addresses.dynamodb));
    const [table] = home.deployment.template.ofType('AWS::DynamoDB::Table');
    const { Items } = await dynamodb.send(new ScanCommand({ TableName: table?.physicalId }));
    expect(JSON.stringify(Items)).toContain('kiem-soat-tthc');
  });

  it('gives the page the last daily run once there was one', async () => {
    await home.goTo('2026-03-04', 9);
    const browser = await signIn(home, 'chu-tich');
    expect(await (await browser.fetch(home.addresses.portal)).text()).toContain('04/03/2026');
  });

  it('keeps each mail for the mailbox page, and a bounce silences the address through the topic and its function', async () => {
    const [set] = home.deployment.template.ofType('AWS::SES::ConfigurationSet');
    const ses = new SESClient(asAdministrator(home.addresses.ses));
    await ses.send(
      new SendEmailCommand({
        Source: 'dung-han@example.vn',
        Destination: { ToAddresses: ['bounce@simulator.amazonses.com'] },
        Message: { Subject: { Data: 'Việc đến hạn hôm nay' }, Body: { Text: { Data: 'Kính gửi …' } } },
        ConfigurationSetName: set?.physicalId,
      }),
    );
    expect(await (await fetch(home.addresses.mailbox)).text()).toContain('Việc đến hạn hôm nay');
    await home.clock.advanceTo(home.clock.now() + 1000);
    const dynamodb = new DynamoDBClient(asAdministrator(home.addresses.dynamodb));
    const [table] = home.deployment.template.ofType('AWS::DynamoDB::Table');
    const { Items } = await dynamodb.send(new ScanCommand({ TableName: table?.physicalId }));
    expect(JSON.stringify(Items)).toContain('ADDRESS#bounce@simulator.amazonses.com');
  });

  it('answers a malformed request with 4xx and lives on', async () => {
    const response = await fetch(home.addresses.portal, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: 'dung-han-session=%%%' },
      body: '%E0%A4%A',
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect((await fetch(home.addresses.portal)).status).toBe(200);
  });
});
