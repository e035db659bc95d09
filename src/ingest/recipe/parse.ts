import { type Document, isMap, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { suggestion } from '../../ontology/nearest.ts';
import { InputError } from '../input.ts';
import { type Recipe, recipeSchema } from './format.ts';
import { steps } from './steps.ts';

export type Path = readonly PropertyKey[];

/** One thing wrong with a recipe, and where in it. */
export interface RecipeIssue {
  path: Path;
  message: string;
}

/** A recipe as read, and the error that says where in its file things are wrong. */
export interface Parsed {
  recipe: Recipe;
  problems(issues: readonly RecipeIssue[]): InputError;
}

/** The text of a recipe to the recipe; InputError with a line per problem: `file:line: path: message`. */
export function parseRecipe(file: string, text: string): Parsed {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  if (document.errors.length > 0) {
    const said = document.errors.map(({ code, message, pos }) => {
      const text = code === 'MULTIPLE_DOCS' ? 'a second recipe begins: one file holds one' : message;
      return `${file}:${lineAt(pos[0])}: ${text}`;
    });
    throw new InputError(said.join('\n'));
  }
  const problems = (issues: readonly RecipeIssue[]) => {
    const placed = issues.map(({ path, message }) => ({
      line: lineAt(offsetOf(document.contents, path)),
      path,
      message,
    }));
    placed.sort((a, b) => a.line - b.line);
    return new InputError(
      placed.map(({ line, path, message }) => `${file}:${line}: ${path.join('.') || 'recipe'}: ${message}`).join('\n'),
    );
  };
  const parsed = recipeSchema.safeParse(plainOf(file, document));
  if (!parsed.success) throw problems(parsed.error.issues.flatMap((issue) => flatten(issue, [])));
  return { recipe: parsed.data, problems };
}

function plainOf(file: string, document: Document): unknown {
  try {
    return document.toJS();
  } catch (error) {
    // An alias without its anchor, or very many.
    throw new InputError(`${file}: ${(error as Error).message}`);
  }
}

/** Issues by the alternative that was meant: of a union the one whose problems lie deepest. */
function flatten(issue: z.core.$ZodIssue, above: Path): RecipeIssue[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const branches = issue.errors.map((errors) => errors.flatMap((one) => flatten(one, path)));
    const matched = branches.filter((branch) => !branch.some((one) => isKindOfValue(one, path)));
    if (matched.length > 0) return matched[0]!;
    return [{ path, message: [...new Set(branches.flat().map(({ message }) => message))].join(', or ') }];
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], message: `is not known here${known(path, key)}` }));
  }
  const message = issue.message
    .replace(/^Invalid input: /, '')
    .replace(/^expected .*, received undefined$/, 'is missing');
  return [{ path, message }];
}

/** Whether an alternative was not meant at all: the value itself is of another kind. */
function isKindOfValue({ path, message }: RecipeIssue, at: Path): boolean {
  return path.length === at.length && (message.startsWith('expected ') || message.startsWith('is not a step'));
}

/** The name that a misspelt one was meant to be, by the format at that place. */
function known(path: Path, key: string): string {
  const shapes: Record<string, string[]> = { '': Object.keys(recipeSchema.shape) };
  for (const [name, schema] of Object.entries(recipeSchema.shape)) {
    const { shape } = schema as { shape?: object };
    if (shape) shapes[name] = Object.keys(shape);
  }
  const template = ['kind', 'type', 'each', 'when', 'key', 'match', 'from', 'to', 'amountOf', 'sources', 'fields'];
  const at = path.join('.');
  const names =
    path.at(-2) === 'do'
      ? Object.keys(steps)
      : path[0] === 'records' && path.length === 2
        ? template
        : (shapes[at] ?? []);
  return suggestion(key, names);
}

/** Where in the text the value at a path begins, its name if it has one; the nearest place above when it is missing. */
function offsetOf(root: unknown, path: Path): number {
  let node = root;
  let offset = rangeOf(root);
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(part),
      );
      if (!pair) return offset;
      offset = rangeOf(pair.key) ?? offset;
      node = pair.value;
    } else {
      const items = (node as { items?: unknown[] } | null)?.items;
      if (!items) return offset;
      node = items[Number(part)];
      offset = rangeOf(node) ?? offset;
    }
  }
  return offset ?? 0;
}

function rangeOf(node: unknown): number {
  return (node as { range?: [number, number, number] } | null)?.range?.[0] ?? 0;
}
