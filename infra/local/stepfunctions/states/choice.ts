/** Choice: the first rule whose Condition holds decides; else Default. */
import { queryError, runtimeError } from '../errors.ts';
import type { Frame } from '../execution.ts';
import { isArray, isObject, isString, jsonType } from '../json.ts';
import type { Work } from '../jsonata/expression.ts';
import { SLOW } from '../jsonata/fast-path.ts';
import type { Scope } from '../jsonata/scope.ts';
import { evaluate, type Template } from '../jsonata/template.ts';
import { outcomeOf, type Outcome, type Results, type State, type Turn } from '../machine.ts';
import { results } from '../results.ts';
import type { Run } from '../run.ts';
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
  const choose = (run: Run, frame: Frame, rule: Rule | undefined): Turn => {
    if (rule !== undefined) return results(run, frame, rule, {}, frame.input, rule.next);
    if (isString(fallback)) return results(run, frame, own, {}, frame.input, fallback);
    throw runtimeError('Failed to transition out of the state. The state does not point to a next state.');
  };
  function* chooseSlowly(run: Run, frame: Frame, scope: Scope): Work<Outcome> {
    return yield* outcomeOf(choose(run, frame, yield* firstThatHolds(rules, scope)));
  }
  return {
    ...base(source, 'Choice'),
    enter(run, frame) {
      const scope = run.scope(frame);
      const rule = fastFirst(rules, scope);
      return rule === SLOW ? chooseSlowly(run, frame, scope) : choose(run, frame, rule);
    },
  };
}

/** The first rule that holds; SLOW when that takes the JSONata interpreter, or a condition is no boolean. */
function fastFirst(rules: readonly Rule[], scope: Scope): Rule | undefined | typeof SLOW {
  for (const rule of rules) {
    const holds = rule.condition.fast(scope);
    if (typeof holds !== 'boolean') return SLOW;
    if (holds) return rule;
  }
  return undefined;
}

function* firstThatHolds(rules: readonly Rule[], scope: Scope): Work<Rule | undefined> {
  for (const rule of rules) {
    const holds = yield* evaluate(rule.condition, scope);
    if (typeof holds !== 'boolean') throw notBoolean(rule, holds);
    if (holds) return rule;
  }
  return undefined;
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
