/** Choice: the first rule whose Condition holds decides; else Default. */
import { queryError, runtimeError } from '../errors.ts';
import { isArray, isObject, isString, jsonType } from '../json.ts';
import { evaluate, type Template } from '../jsonata/template.ts';
import type { Results, State } from '../machine.ts';
import { results } from '../results.ts';
import { base, resultsOf, template, type Source } from './common.ts';

interface Rule extends Results {
  readonly condition: Template;
  readonly path: string;
  readonly next: string;
}

export function compileChoice(source: Source): State {
  const rules = compileRules(source);
  const own = resultsOf(source, source.json);
  const fallback = source.json['Default'];
  return {
    ...base(source, 'Choice'),
    *enter(run, frame) {
      const scope = run.scope(frame);
      for (const rule of rules) {
        const holds = yield* evaluate(rule.condition, scope);
        if (typeof holds !== 'boolean') throw notBoolean(rule, holds);
        if (holds) return yield* results(run, frame, rule, {}, frame.input, rule.next);
      }
      if (isString(fallback)) return yield* results(run, frame, own, {}, frame.input, fallback);
      throw runtimeError('Failed to transition out of the state. The state does not point to a next state.');
    },
  };
}

function compileRules(source: Source): readonly Rule[] {
  const choices = source.json['Choices'];
  return (isArray(choices) ? choices.filter(isObject) : []).map((rule, index) => {
    const path = `Choices[${index}]/Condition`;
    const next = rule['Next'];
    return {
      condition: template(source, rule, 'Condition', path) ?? { fast: () => false },
      path,
      next: isString(next) ? next : '',
      ...resultsOf(source, rule, `Choices[${index}]/`),
    };
  });
}

function notBoolean(rule: Rule, value: unknown): Error {
  const type = jsonType(value);
  return (
    rule.condition.expression?.unexpected(rule.path, 'boolean', type, value) ??
    queryError(`The field '${rule.path}' must be a boolean but was: ${JSON.stringify(value)}`, rule.path)
  );
}
