/** Resolves the intrinsic functions and conditions of one template. */
import { TemplateError, type Template } from './document.ts';
import { isArray, isObject, type Json, type JsonObject } from './json.ts';
import { attributeOf, namePropertyOf, physicalIdOf, type Naming } from './names.ts';

const NO_VALUE = Symbol('AWS::NoValue');
type Resolved = Json | typeof NO_VALUE;

export class Resolver {
  readonly #template: Template;
  readonly #naming: Naming;
  readonly #parameters: Map<string, string>;
  readonly #conditions = new Map<string, boolean>();

  constructor(template: Template, parameters: Readonly<Record<string, string>>, naming: Naming) {
    this.#template = template;
    this.#naming = naming;
    this.#parameters = new Map();
    for (const [name, { Default: value }] of Object.entries(template.Parameters)) {
      const given = parameters[name] ?? (value === undefined ? undefined : String(value));
      if (given === undefined) throw new TemplateError(`Parameters.${name}`, 'has no default and no value was given');
      this.#parameters.set(name, given);
    }
    for (const name of Object.keys(parameters)) {
      if (!this.#parameters.has(name)) throw new TemplateError(`Parameters.${name}`, 'no such parameter');
    }
  }

  /** Whether the resource's condition holds. */
  isPresent(logicalId: string): boolean {
    const condition = this.#template.Resources[logicalId]?.Condition;
    return condition === undefined || this.#condition(condition, `Resources.${logicalId}.Condition`);
  }

  /** The properties of a resource, resolved. */
  properties(logicalId: string): JsonObject {
    return this.#object(this.#template.Resources[logicalId]?.Properties ?? {}, `Resources.${logicalId}.Properties`);
  }

  /** What `Ref` gives for a resource; `path` says who asks. */
  physicalId(logicalId: string, path: string): string {
    const raw = this.#template.Resources[logicalId];
    if (raw === undefined) throw new TemplateError(path, `refers to ${logicalId}, which the template does not have`);
    const given = raw.Properties[namePropertyOf(raw.Type) ?? ''];
    const name = given === undefined ? undefined : this.#text(given, path);
    return physicalIdOf(raw.Type, logicalId, name, this.#naming);
  }

  #object(value: JsonObject, path: string): JsonObject {
    const entries: [string, Json][] = [];
    for (const [key, child] of Object.entries(value)) {
      const resolved = this.#resolve(child, `${path}.${key}`);
      if (resolved !== NO_VALUE) entries.push([key, resolved]);
    }
    return Object.fromEntries(entries);
  }

  #resolve(value: Json, path: string): Resolved {
    if (isArray(value)) {
      return value.flatMap((child, index) => {
        const resolved = this.#resolve(child, `${path}[${index}]`);
        return resolved === NO_VALUE ? [] : [resolved];
      });
    }
    if (!isObject(value)) return value;
    const [key, ...more] = Object.keys(value);
    if (key !== undefined && more.length === 0 && (key === 'Ref' || key.startsWith('Fn::'))) {
      return this.#intrinsic(key, value[key] ?? null, path);
    }
    return this.#object(value, path);
  }

  #intrinsic(name: string, argument: Json, path: string): Resolved {
    switch (name) {
      case 'Ref':
        return this.#ref(this.#text(argument, path), path);
      case 'Fn::GetAtt':
        return this.#getAtt(argument, path);
      case 'Fn::Join':
        return this.#join(argument, path);
      case 'Fn::Sub':
        return this.#sub(argument, path);
      case 'Fn::If':
        return this.#if(argument, path);
      case 'Fn::Select':
        return this.#select(argument, path);
      case 'Fn::Split':
        return this.#split(argument, path);
      case 'Fn::FindInMap':
        return this.#findInMap(argument, path);
      default:
        throw new TemplateError(path, `the home does not know the intrinsic function ${name}`);
    }
  }

  #ref(name: string, path: string): Resolved {
    if (name === 'AWS::NoValue') return NO_VALUE;
    const pseudo = this.#naming.pseudo[name];
    if (pseudo !== undefined) return pseudo;
    const parameter = this.#parameters.get(name);
    if (parameter !== undefined) return parameter;
    return this.physicalId(name, path);
  }

  #getAtt(argument: Json, path: string): Json {
    const [logicalId = '', attribute = ''] = isArray(argument)
      ? argument.map((part) => this.#text(part, path))
      : this.#text(argument, path).split('.');
    const physicalId = this.physicalId(logicalId, path);
    const type = this.#template.Resources[logicalId]?.Type ?? '';
    const value = attributeOf(type, attribute, physicalId, this.#naming);
    if (value === undefined) throw new TemplateError(path, `${type} ${logicalId} has no attribute ${attribute} here`);
    return value;
  }

  #join(argument: Json, path: string): string {
    const [separator, list] = this.#list(argument, path);
    const parts = this.#resolve(list ?? null, path);
    if (parts === NO_VALUE || !isArray(parts)) throw new TemplateError(path, 'Fn::Join needs a list');
    return parts.map((part) => this.#text(part, path)).join(this.#text(separator ?? null, path));
  }

  #sub(argument: Json, path: string): string {
    const [template = null, variables = null] = isArray(argument) ? argument : [argument];
    const own = variables !== null && isObject(variables) ? this.#object(variables, path) : {};
    return this.#text(template, path).replaceAll(/\$\{(!?)([^}]+)\}/g, (_all, literal: string, name: string) => {
      if (literal === '!') return `\${${name}}`;
      const given = own[name];
      if (given !== undefined) return this.#text(given, path);
      return this.#text(name.includes('.') ? this.#getAtt(name, path) : this.#value(this.#ref(name, path), path), path);
    });
  }

  #if(argument: Json, path: string): Resolved {
    const [name, then = null, otherwise = null] = this.#list(argument, path);
    return this.#resolve(this.#condition(this.#text(name ?? null, path), path) ? then : otherwise, path);
  }

  #select(argument: Json, path: string): Json {
    const [index, list] = this.#list(argument, path);
    const values = this.#resolve(list ?? null, path);
    const value = values !== NO_VALUE && isArray(values) ? values[Number(index)] : undefined;
    if (value === undefined) throw new TemplateError(path, 'Fn::Select finds nothing at its index');
    return value;
  }

  #split(argument: Json, path: string): Json {
    const [separator, text] = this.#list(argument, path);
    const resolved = this.#value(this.#resolve(text ?? null, path), path);
    return this.#text(resolved, path).split(this.#text(separator ?? null, path));
  }

  #findInMap(argument: Json, path: string): Json {
    const [map = '', top = '', second = ''] = this.#list(argument, path).map((part) =>
      this.#text(this.#value(this.#resolve(part, path), path), path),
    );
    const value = this.#template.Mappings[map]?.[top]?.[second];
    if (value === undefined) throw new TemplateError(path, `Mappings.${map}.${top}.${second} does not exist`);
    return value;
  }

  #condition(name: string, path: string): boolean {
    const known = this.#conditions.get(name);
    if (known !== undefined) return known;
    const expression = this.#template.Conditions[name];
    if (expression === undefined)
      throw new TemplateError(path, `refers to the condition ${name}, which is not defined`);
    const value = this.#test(expression, `Conditions.${name}`);
    this.#conditions.set(name, value);
    return value;
  }

  #test(expression: Json, path: string): boolean {
    const [operator = '', argument = null] = isObject(expression) ? (Object.entries(expression)[0] ?? []) : [];
    if (operator === 'Condition') return this.#condition(this.#text(argument, path), path);
    const parts = this.#list(argument, path);
    if (operator === 'Fn::And') return parts.every((part) => this.#test(part, path));
    if (operator === 'Fn::Or') return parts.some((part) => this.#test(part, path));
    if (operator === 'Fn::Not') return !this.#test(parts[0] ?? null, path);
    if (operator !== 'Fn::Equals') throw new TemplateError(path, `the home does not know the condition ${operator}`);
    const [left, right] = parts.map((part) => this.#value(this.#resolve(part, path), path));
    return left === right;
  }

  #value(resolved: Resolved, path: string): Json {
    if (resolved === NO_VALUE) throw new TemplateError(path, 'AWS::NoValue where a value is needed');
    return resolved;
  }

  #text(value: Json, path: string): string {
    const resolved = this.#value(typeof value === 'string' ? value : this.#resolve(value, path), path);
    if (typeof resolved === 'string') return resolved;
    if (typeof resolved === 'number' || typeof resolved === 'boolean') return String(resolved);
    throw new TemplateError(path, 'a text was expected');
  }

  #list(value: Json, path: string): readonly Json[] {
    if (!isArray(value)) throw new TemplateError(path, 'a list was expected');
    return value;
  }
}
