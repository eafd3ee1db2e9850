import { readdirSync, readFileSync } from 'node:fs';
import validate from 'asl-validator';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const folder = new URL('../../workflows/', import.meta.url);
const definitionSchema = z.looseObject({
  QueryLanguage: z.string(),
  States: z.record(z.string(), z.looseObject({ Type: z.string() })),
});
const read = (slug: string) =>
  definitionSchema.parse(JSON.parse(readFileSync(new URL(`${slug}/definition.asl.json`, folder), 'utf8')));

const slugs = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe.each(slugs)('the workflow %s', (slug) => {
  it('is Amazon States Language', () => {
    const { isValid, errorsText } = validate(read(slug));
    expect(errorsText()).toBe('');
    expect(isValid).toBe(true);
  });

  it('is written in JSONata throughout', () => {
    expect(read(slug).QueryLanguage).toBe('JSONata');
    expect(readFileSync(new URL(`${slug}/definition.asl.json`, folder), 'utf8')).not.toContain('JSONPath');
  });

  it('retries every task and bounds its time', () => {
    const tasks = Object.values(read(slug).States).filter(({ Type }) => Type === 'Task');
    expect(tasks.length).toBeGreaterThan(0);
    for (const task of tasks) {
      expect(task).toHaveProperty('Retry');
      expect(task).toHaveProperty('TimeoutSeconds');
    }
  });

  it.each(['contract.ts', 'README.md'])('has its %s beside it', (file) => {
    expect(readFileSync(new URL(`${slug}/${file}`, folder), 'utf8')).not.toBe('');
  });
});

it('a definition with a dangling transition is found out', () => {
  const definition = { ...read('daily'), StartAt: 'Nowhere' };
  expect(validate(definition).isValid).toBe(false);
});
