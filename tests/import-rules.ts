/** `npm run check:imports`: which folder may import which (README, "Layout"). Fails when it saw no module. */
import process from 'node:process';
import { cruise, type IForbiddenRuleType } from 'dependency-cruiser';

const only = (name: string, from: string, allowed: readonly string[]): IForbiddenRuleType => ({
  name,
  severity: 'error',
  from: { path: `^${from}/` },
  to: { path: '^(shared|functions|workflows|infra|tests)/', pathNot: [from, ...allowed].map((path) => `^${path}/`) },
});

const shared = (...names: readonly string[]): string[] => names.map((name) => `shared/${name}`);

const forbidden: IForbiddenRuleType[] = [
  // Types may name one another: nothing of that is left when the program runs.
  {
    name: 'no-circular',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  only('kernel-is-a-leaf', 'shared/kernel', []),
  only('calendar', 'shared/calendar', shared('kernel')),
  only('deadlines', 'shared/deadlines', shared('kernel', 'calendar')),
  only('org', 'shared/org', shared('kernel', 'zip')),
  only('zip', 'shared/zip', []),
  only('plans', 'shared/plans', shared('kernel', 'calendar', 'deadlines', 'org', 'zip')),
  only('casework', 'shared/casework', shared('kernel', 'calendar', 'org', 'deadlines')),
  only('mail', 'shared/mail', shared('kernel', 'calendar', 'org', 'ui')),
  only('letters', 'shared/letters', shared('kernel', 'calendar', 'org')),
  only('reference', 'shared/reference', shared('kernel', 'calendar', 'org', 'casework')),
  only('access', 'shared/access', shared('kernel', 'org', 'casework')),
  only('obligations', 'shared/obligations', shared('kernel', 'calendar', 'deadlines', 'org', 'plans', 'casework')),
  only('files', 'shared/files', []),
  only('web', 'shared/web', []),
  only('limits', 'shared/limits', []),
  only('access-keys', 'shared/access-keys', shared('org')),
  only('audit', 'shared/audit', shared('kernel', 'org')),
  only('list-files', 'shared/list-files', shared('kernel')),
  only('compliance-cost', 'shared/compliance-cost', []),
  only('shared-knows-no-process', 'shared', []),
  only('contracts', 'workflows', shared('kernel', 'calendar', 'deadlines', 'org', 'plans', 'casework')),
  only('functions', 'functions', ['shared', 'workflows']),
  {
    name: 'processes-do-not-import-one-another',
    severity: 'error',
    from: { path: '^functions/([^/]+)/', pathNot: '^functions/portal/' },
    to: { path: '^(functions|workflows)/', pathNot: '^(functions|workflows)/$1/' },
  },
  {
    name: 'only-handlers-and-the-portal-touch-adapters',
    severity: 'error',
    from: {
      path: '^(functions|workflows|shared)/',
      pathNot: ['^functions/portal/', '/handler\\.tsx?$', '^shared/adapters/'],
    },
    to: { path: '^shared/adapters/' },
  },
  {
    name: 'infra-names-functions-by-path',
    severity: 'error',
    from: { path: '^infra/', pathNot: '^infra/local/' },
    to: { path: '^(functions|infra/local)/' },
  },
  only('home', 'infra/local', ['infra', 'shared', 'workflows']),
];

const { output, exitCode } = await cruise(
  ['infra', 'functions', 'workflows', 'shared'],
  {
    validate: true,
    ruleSet: { forbidden },
    outputType: 'err',
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
  undefined,
  {
    tsConfig: {
      options: {
        module: 199,
        moduleResolution: 99,
        target: 11,
        jsx: 4,
        allowImportingTsExtensions: true,
        noEmit: true,
      },
      fileNames: [],
      errors: [],
    },
  },
);
const report = typeof output === 'string' ? output : JSON.stringify(output);
console.log(report);
const modules = /(\d+) modules?/.exec(report)?.[1] ?? '0';
if (Number(modules) === 0) {
  console.error('The import rules looked at 0 modules.');
  process.exitCode = 1;
} else if (exitCode !== 0) {
  process.exitCode = 1;
}
