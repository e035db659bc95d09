import { edgeFile, interfaceFile, nodeFile } from './check.ts';
import type { ModelIssue } from './errors.ts';
import type { Model } from './model.ts';
import { kebabCase } from './names.ts';

/** The file of each declaration, by the name that it declares. */
function filesOf({ kinds, edges, interfaces }: Model): Map<string, string> {
  return new Map([
    ...[...interfaces.keys()].map((name) => [name, interfaceFile(name)] as const),
    ...[...kinds.keys()].map((name) => [name, nodeFile(name)] as const),
    ...[...edges.keys()].map((type) => [type, edgeFile(type)] as const),
  ]);
}

/** Whether every declaration stands in the file of its name, and every one of `files` (from the root on) is listed. */
export function lintFiles(model: Model, files: readonly string[]): ModelIssue[] {
  const expected = filesOf(model);
  const declared = new Set(expected.values());
  const found = new Set(files);
  return [
    ...[...expected]
      .filter(([, file]) => !found.has(file))
      .map(([name, file]) => ({ file: 'schema/index.ts', field: name, message: `does not stand in ${file}` })),
    ...files
      .filter((file) => !declared.has(file))
      .map((file) => ({ file, field: 'default', message: 'is not what schema/index.ts lists under this name' })),
  ];
}

/** Where the records of each kind and edge type stand in the folder of a bundled data set. */
export function seedFiles({ kinds, edges }: Model): string[] {
  return [
    ...[...kinds.keys()].map((name) => `nodes/${kebabCase(name)}.jsonl`),
    ...[...edges.keys()].map((type) => `edges/${kebabCase(type)}.jsonl`),
  ];
}
