/**
 * `npm run audit`: the packages of the lock file against the advisories the registry knows. Exit code 0: none, or each is
 * answered in `advisories.json` with a reason and a day; 1: some are not answered; 3: it could not be checked (no network,
 * or a registry that knows no advisories), which says nothing about the packages.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { z } from 'zod';

const answersSchema = z.object({
  answers: z.array(
    z.object({
      /** The advisory's address. */
      advisory: z.url(),
      why: z.string().min(20),
      /** A day on which the answer is thought over again. */
      until: z.iso.date(),
    }),
  ),
});
type Answers = z.infer<typeof answersSchema>['answers'];

const advisorySchema = z.object({
  url: z.string(),
  name: z.string(),
  title: z.string(),
  severity: z.string(),
  range: z.string(),
});
/** What `npm audit --json` says: of each package its advisories, or the packages that bring them. */
const reportSchema = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(z.string(), z.object({ via: z.array(z.union([z.string(), advisorySchema])) })),
});

export type Audit =
  | { readonly kind: 'unchecked'; readonly why: string }
  | { readonly kind: 'checked'; readonly open: readonly string[]; readonly answered: readonly string[] };

/** `today`: answers whose day has passed count no longer. */
export function judge(report: unknown, answers: Answers, today: string): Audit {
  const parsed = reportSchema.safeParse(report);
  if (!parsed.success) return { kind: 'unchecked', why: faultOf(report) };
  const found = new Map<string, z.infer<typeof advisorySchema>>();
  for (const { via } of Object.values(parsed.data.vulnerabilities))
    for (const advisory of via) if (typeof advisory !== 'string') found.set(advisory.url, advisory);
  const words = [...found.values()].map(({ url, name, range, severity, title }) => {
    const answer = answers.find(({ advisory, until }) => advisory === url && until >= today);
    return { text: `${severity}: ${name} ${range}: ${title} (${url})`, why: answer?.why };
  });
  return {
    kind: 'checked',
    open: words.flatMap(({ text, why }) => (why === undefined ? [text] : [])),
    answered: words.flatMap(({ text, why }) => (why === undefined ? [] : [`${text}\n    answered: ${why}`])),
  };
}

const faultSchema = z.object({ message: z.string() });
const faultOf = (report: unknown): string => faultSchema.safeParse(report).data?.message ?? 'npm gave no report';

function readReport(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function main(): number {
  const { answers } = answersSchema.parse(
    JSON.parse(readFileSync(new URL('advisories.json', import.meta.url), 'utf8')),
  );
  const { stdout } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const audit = judge(readReport(stdout), answers, new Date().toISOString().slice(0, 10));
  if (audit.kind === 'unchecked') {
    console.error(
      `The packages were not checked: ${audit.why}. That says nothing about them. Ask again where a registry that knows advisories answers.`,
    );
    return 3;
  }
  for (const line of [...audit.answered, ...audit.open]) console.log(line);
  console.log(`${audit.open.length} open, ${audit.answered.length} answered.`);
  return audit.open.length === 0 ? 0 : 1;
}

if (import.meta.main) process.exitCode = main();
