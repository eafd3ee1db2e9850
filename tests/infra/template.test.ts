import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { App, CfnParameter, CfnResource, Stack } from 'aws-cdk-lib';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readTemplate } from './deployed.ts';

const reportSchema = z.object({
  pluginReports: z.array(
    z.object({
      pluginName: z.string(),
      violations: z.array(z.object({ ruleName: z.string(), description: z.string() })),
    }),
  ),
});

const { read } = await readTemplate();

it('CloudFormation’s own rules and AwsSolutions find nothing in the template, not even to warn of', () => {
  expect(reportSchema.parse(read('validation-report.json')).pluginReports).toEqual([]);
});

/** The same rules on templates with one fault each: a check that finds nothing must be one that can find. */
describe('CloudFormation’s rules refuse', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dung-han-template-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const findings = (properties: object, type = 'AWS::SQS::Queue', more?: (stack: Stack) => void): string[] => {
    const outdir = mkdtempSync(path.join(folder, 'app-'));
    const app = new App({
      analyticsReporting: false,
      outdir,
      postCliContext: { '@aws-cdk/core:validateAgainstDefaultRules': true },
    });
    const stack = new Stack(app, 'Stack');
    new CfnResource(stack, 'Topic', { type: 'AWS::SNS::Topic' });
    new CfnResource(stack, 'Faulty', { type, properties: { ...properties } });
    more?.(stack);
    try {
      app.synth();
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'ValidationFailed') throw error;
    }
    const report = reportSchema.parse(JSON.parse(readFileSync(path.join(outdir, 'validation-report.json'), 'utf8')));
    return report.pluginReports.flatMap(({ violations }) => violations.map(({ description }) => description));
  };

  it.each([
    ['an unknown property', { Nope: 1 }, "'Nope' was unexpected"],
    ['a value of the wrong type', { DelaySeconds: 'soon' }, "'soon' is not of type 'integer'"],
    ['a value outside its limits', { DelaySeconds: 5000 }, '5000 is greater than the maximum of 900'],
    ['a reference to nothing', { QueueName: { Ref: 'Missing' } }, "'Missing' is not one of"],
    ['an attribute its target lacks', { QueueName: { 'Fn::GetAtt': ['Topic', 'Arnn'] } }, "'Arnn' is not one of"],
    ['a placeholder without a value', { QueueName: { 'Fn::Sub': '${Missing}' } }, "Fn::Sub variable '${Missing}'"],
    ['a resource that needs itself', { QueueName: { 'Fn::GetAtt': ['Faulty', 'QueueName'] } }, 'Circular Dependencies'],
  ])('%s', (_, properties, finding) => {
    expect(findings(properties).join('\n')).toContain(finding);
  });

  it('an unknown kind of resource', () => {
    expect(findings({}, 'AWS::SQS::Cue').join('\n')).toContain("Unknown resource type 'AWS::SQS::Cue'");
  });

  it('a resource without a property it needs', () => {
    expect(findings({}, 'AWS::SNS::Subscription').join('\n')).toContain('is a required property');
  });

  it('a definition with a placeholder that has no value', () => {
    const definition = {
      QueryLanguage: 'JSONata',
      StartAt: 'A',
      States: { A: { Type: 'Task', Resource: '${Missing}', End: true } },
    };
    const properties = { RoleArn: 'arn:aws:iam::111122223333:role/r', DefinitionString: JSON.stringify(definition) };
    expect(findings(properties, 'AWS::StepFunctions::StateMachine').join('\n')).toContain("'${Missing}'");
  });

  it('a parameter that nothing uses', () => {
    const unused = findings({}, 'AWS::SQS::Queue', (stack) => {
      new CfnParameter(stack, 'Unused');
    });
    expect(unused).toEqual(["Parameters/Unused: Parameter 'Unused' is not referenced anywhere in the template"]);
  });

  it('nothing in a template without fault', () => {
    expect(findings({ DelaySeconds: 5 })).toEqual([]);
  });
});
