import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ensureSynthesised } from '#infra/synth.ts';
import { aHome } from './home.ts';

const FILE = 'DungHan.template.json';
const resourceSchema = z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.json()).default({}) });
const templateSchema = z.looseObject({ Resources: z.record(z.string(), resourceSchema) });
type Resource = z.infer<typeof resourceSchema>;

/** The synthesised assembly with a fault put into its template. */
async function aFaultyAssembly(change: (resources: Record<string, Resource>) => void): Promise<string> {
  const { directory } = await ensureSynthesised();
  const copy = mkdtempSync(path.join(tmpdir(), 'dung-han-faulty-'));
  cpSync(directory, copy, { recursive: true });
  const template = templateSchema.parse(JSON.parse(readFileSync(path.join(copy, FILE), 'utf8')));
  change(template.Resources);
  writeFileSync(path.join(copy, FILE), JSON.stringify(template));
  return copy;
}

const theFirst = (resources: Record<string, Resource>, type: string): [string, Resource] => {
  const found = Object.entries(resources).find(([, resource]) => resource.Type === type);
  if (found === undefined) throw new Error(`no ${type}`);
  return found;
};

function rewriteDefinition(resources: Record<string, Resource>, change: (text: string) => string): void {
  const [, machine] = theFirst(resources, 'AWS::StepFunctions::StateMachine');
  const text = JSON.stringify(machine.Properties['DefinitionString']);
  const changed = change(text);
  if (changed === text) throw new Error('the definition is as before');
  machine.Properties['DefinitionString'] = z.json().parse(JSON.parse(changed));
}

const FAULTS: readonly (readonly [string, (resources: Record<string, Resource>) => void, RegExp])[] = [
  [
    'a workflow whose state leads nowhere',
    (resources) => {
      rewriteDefinition(resources, (text) => text.replace(/StartAt(\W+)\w+/, 'StartAt$1Nowhere'));
    },
    /DefinitionString.*Nowhere/s,
  ],
  [
    'a placeholder nobody fills',
    (resources) => {
      const [, machine] = theFirst(resources, 'AWS::StepFunctions::StateMachine');
      machine.Properties['DefinitionSubstitutions'] = {};
    },
    /DefinitionString: \$\{\w+\} has no substitution/,
  ],
  [
    'a resource of a kind the home does not know',
    (resources) => {
      resources['Cluster'] = { Type: 'AWS::ECS::Cluster', Properties: {} };
    },
    /Resources\.Cluster\.Type: the home does not run AWS::ECS::Cluster/,
  ],
  [
    'an index on an attribute that is not defined',
    (resources) => {
      const [, table] = theFirst(resources, 'AWS::DynamoDB::Table');
      const attributes = z
        .array(z.looseObject({ AttributeName: z.string() }))
        .parse(table.Properties['AttributeDefinitions']);
      table.Properties['AttributeDefinitions'] = z
        .json()
        .parse(attributes.filter((one) => one.AttributeName !== 'gsi1pk'));
    },
    /Resources\.\w*Table\w*.*gsi1pk/s,
  ],
  [
    'a function without a variable it needs',
    (resources) => {
      for (const resource of Object.values(resources)) {
        if (resource.Type === 'AWS::Lambda::Function') resource.Properties['Environment'] = { Variables: {} };
      }
    },
    /Function.*TABLE_NAME/s,
  ],
];

describe('a template is refused at start, naming the file, the path in it and the cause, when it has', () => {
  it.each(FAULTS)('%s', async (_fault, change, message) => {
    const assembly = await aFaultyAssembly(change);
    const refusal = await aHome('2026-03-02', { assembly, checkBundles: true }).then(
      async (home) => {
        await home.close();
        return 'it started';
      },
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    expect(refusal).toContain(path.join(assembly, FILE));
    expect(refusal).toMatch(message);
  });
});
