/** The CDK app: `npm run synth`, `npx cdk deploy`. Needs no network and no account to synthesise. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { bundleFunctions } from './bundle.ts';
import { functions } from './functions.ts';
import { DungHanStack } from './stack.ts';

const scratch = mkdtempSync(path.join(os.tmpdir(), 'dung-han-bundles-'));
try {
  await bundleFunctions(functions, scratch);
  const app = new App({
    analyticsReporting: false,
    // Here and not in cdk.json, so that `npm run synth` and `cdk synth` give the same template.
    postCliContext: {
      '@aws-cdk/aws-iam:minimizePolicies': true,
      // CloudFormation's own rules (those of cfn-lint) end the synthesis instead of warning.
      '@aws-cdk/core:validateAgainstDefaultRules': true,
      'aws:cdk:enable-asset-metadata': true,
      'aws:cdk:enable-path-metadata': true,
    },
  });
  new DungHanStack(app, 'DungHan', { bundles: scratch });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  app.synth();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
