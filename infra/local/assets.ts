/** Finds the files of a cloud assembly (`cdk.out`): its one template, and the folders its assets were staged in. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const manifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.object({ type: z.string(), properties: z.object({ templateFile: z.string() }).partial().optional() }),
  ),
});

const assetsSchema = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string() }).partial(),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});

export interface Assembly {
  readonly stackName: string;
  readonly template: unknown;
  readonly templateFile: string;
  /** The staged folder of an asset, by the object key a resource names. */
  assetFolder(objectKey: string): string;
}

/** Reads the assembly in a folder. Throws when it holds no stack, or a resource names an asset that is not staged. */
export function readAssembly(directory: string): Assembly {
  const read = (file: string): unknown => JSON.parse(readFileSync(path.join(directory, file), 'utf8'));
  const { artifacts } = manifestSchema.parse(read('manifest.json'));
  const stack = Object.entries(artifacts).find(([, artifact]) => artifact.type === 'aws:cloudformation:stack');
  const templateFile = stack?.[1].properties?.templateFile;
  if (stack === undefined || templateFile === undefined) throw new Error(`${directory} holds no stack`);
  const [stackName] = stack;
  const { files } = assetsSchema.parse(read(`${stackName}.assets.json`));
  const folders = new Map<string, string>();
  for (const { source, destinations } of Object.values(files)) {
    for (const { objectKey } of Object.values(destinations)) {
      if (source.path !== undefined) folders.set(objectKey, path.resolve(directory, source.path));
    }
  }
  return {
    stackName,
    template: read(templateFile),
    templateFile: path.join(directory, templateFile),
    assetFolder: (objectKey) => {
      const folder = folders.get(objectKey);
      if (folder === undefined)
        throw new Error(`${templateFile} names the asset ${objectKey}, which is not in ${directory}`);
      return folder;
    },
  };
}
