/**
 * Reads a synthesised CloudFormation template as the cloud would: parameters, conditions and intrinsic functions are
 * resolved, every reference must name a resource whose kind the home knows. What is wrong is said with the path in the
 * template, before anything starts.
 */
import { z } from 'zod';
import { TemplateError, templateSchema } from './template/document.ts';
import { Resolver } from './template/intrinsics.ts';
import type { JsonObject } from './template/json.ts';
import { attributeOf, type Naming } from './template/names.ts';

/** A resource of the template with every intrinsic function resolved. */
export interface Resource {
  readonly logicalId: string;
  readonly type: string;
  /** What `Ref` gives. */
  readonly physicalId: string;
  readonly arn: string;
  readonly properties: JsonObject;
}

export interface ResolvedTemplate {
  readonly resources: readonly Resource[];
  ofType(...types: readonly string[]): readonly Resource[];
  /** The resource of an ARN or physical id. */
  find(reference: string): Resource | undefined;
}

/**
 * Resolves a template. `parameters` override the template's defaults.
 * @throws TemplateError for an unknown parameter, a dangling reference, an unknown intrinsic, a missing attribute.
 */
export function resolveTemplate(
  document: unknown,
  parameters: Readonly<Record<string, string>>,
  naming: Naming,
): ResolvedTemplate {
  const parsed = templateSchema.safeParse(document);
  if (!parsed.success) throw new TemplateError('template', z.prettifyError(parsed.error));
  const resolver = new Resolver(parsed.data, parameters, naming);
  const resources: Resource[] = [];
  for (const [logicalId, { Type: type }] of Object.entries(parsed.data.Resources)) {
    if (!resolver.isPresent(logicalId)) continue;
    const physicalId = resolver.physicalId(logicalId, `Resources.${logicalId}`);
    const arn = attributeOf(type, 'Arn', physicalId, naming) ?? physicalId;
    resources.push({ logicalId, type, physicalId, arn, properties: resolver.properties(logicalId) });
  }
  const byReference = new Map(
    resources.flatMap((each) => [
      [each.physicalId, each],
      [each.arn, each],
    ]),
  );
  return {
    resources,
    ofType: (...types) => resources.filter((resource) => types.includes(resource.type)),
    find: (reference) => byReference.get(reference),
  };
}
