import { type NodeId, nodeId } from '../../graph/records.ts';
import type { RecordIssue } from '../../ontology/parse.ts';
import type { Mapped } from '../mapping.ts';
import { type Columns, labelOf, RowValues, type Setting } from './evaluate.ts';
import type { Recipe, Template, Value } from './format.ts';
import { createLately, createMemories } from './memory.ts';
import { Skipped, shown, ValueProblem } from './step.ts';

/** A node that a name stands for. */
export interface Resolved {
  kind: string;
  key: string;
  /** `kind:key`, kept once it was asked for: one text is found by it again and again. */
  id?: NodeId;
}

/** What names and keys stand for. */
export interface Resolve {
  /** The node of one of these kinds, a new key of the first when there is none; ValueProblem when several may be meant. */
  byName(kinds: readonly string[], name: string): Resolved;
  /** The key as it is now: that of the node into which the one of this key was merged. */
  current(kind: string, key: string): string;
}

/** The name under which the recipe's own Source is accounted. */
export const sourceTemplate = 'source';

/**
 * One row of the table to what becomes of it: records, and why there is none where there is none. `columns`: those that
 * the recipe reads.
 */
export function createMapper(
  recipe: Recipe,
  resolve: Resolve,
  columns: readonly string[],
): (columns: Columns) => Mapped[] {
  const own = [recipe.source.key];
  let warnings = new Set<string>();
  const memories = createMemories(recipe, columns);
  const templates = Object.entries(recipe.records);
  const values = new Map(templates.map(([name, template]) => [name, valuesOf(recipe, name, template)]));
  const setting: Setting = {
    recipe,
    keyOf: (name, row) => unlessSkipped(() => [nodeOf(name, row).key])[0] ?? null,
    warn: (message) => void warnings.add(message),
    isSilent: () => warnings.size === 0,
    lately: createLately(recipe, columns),
  };

  /** The node that a template makes of the row; Skipped when it makes none. */
  function nodeOf(name: string, row: RowValues): Resolved {
    const memory = memories.get(name);
    if (!memory || !row.isWhole) return freshNode(recipe.records[name]!, row);
    const made = row.remembered(name, memory);
    if (made.node) return made.node;
    const node = freshNode(recipe.records[name]!, row);
    if (warnings.size === 0) made.node = node;
    return node;
  }

  function freshNode(template: Template, row: RowValues): Resolved {
    const unfit = row.misfit(template.when ?? []);
    if (unfit) throw new Skipped(unfit);
    const kind = typeof template.kind === 'string' ? template.kind : row.of(template.kind!);
    const name = textOrNull(row.of(template.fields.name!));
    if (kind === null) throw new Skipped('its kind is empty');
    if (name === null) throw new Skipped(`${labelOf(template.fields.name!)} is empty`);
    if (template.key === undefined) {
      const kinds = template.match === undefined ? [String(kind)] : template.match === false ? [] : template.match;
      return resolve.byName([String(kind), ...kinds.filter((one) => one !== kind)], name);
    }
    const key = textOrNull(row.of(template.key));
    if (key === null) throw new Skipped(`${labelOf(template.key)} is empty`);
    return { kind: String(kind), key: resolve.current(String(kind), key) };
  }

  function endOf(end: NonNullable<Template['from']>, row: RowValues): string {
    if (typeof end !== 'string') {
      const key = textOrNull(row.of(end.key));
      if (key === null) throw new Skipped(`${labelOf(end.key)} is empty`);
      return `${end.kind}:${resolve.current(end.kind, key)}`;
    }
    const node = nodeOf(end, row);
    node.id ??= nodeId(node.kind, node.key);
    return node.id;
  }

  function fieldsOf(name: string, row: RowValues, issues: RecordIssue[], record: Record<string, unknown>): void {
    for (const [field, value] of values.get(name)!) {
      try {
        record[field] = row.of(value);
      } catch (error) {
        if (!(error instanceof ValueProblem)) throw error;
        issues.push({ field, message: error.message });
      }
    }
  }

  function record(name: string, template: Template, row: RowValues): Mapped {
    const issues: RecordIssue[] = [];
    try {
      const ends = template.type === undefined ? nodeOf(name, row) : null;
      const unfit = ends ? null : row.misfit(template.when ?? []);
      if (unfit) throw new Skipped(unfit);
      const raw: Record<string, unknown> = ends
        ? { kind: ends.kind, key: ends.key }
        : { type: template.type, from: endOf(template.from!, row), to: endOf(template.to!, row) };
      fieldsOf(name, row, issues, raw);
      if (issues.length > 0) return { template: name, issues, raw };
      const others = (template.sources ?? []).flatMap((one) => sourceKeys(one, row));
      if (ends?.kind !== 'Source') raw.sources = others.length > 0 ? [recipe.source.key, ...new Set(others)] : own;
      return { template: name, raw };
    } catch (error) {
      if (error instanceof Skipped) return { template: name, skipped: error.message };
      if (error instanceof ValueProblem)
        return { template: name, issues: [{ field: 'record', message: error.message }] };
      throw error;
    }
  }

  function sourceKeys(name: string, row: RowValues): string[] {
    const parts = unlessSkipped(() => rowsOf(recipe.records[name]!, row));
    return parts.flatMap((part) => unlessSkipped(() => [nodeOf(name, part).key]));
  }

  return (columns) => {
    if (warnings.size > 0) warnings = new Set();
    const row = new RowValues(setting, columns);
    let made: Mapped[];
    try {
      const unfit = row.misfit(recipe.only ?? []);
      if (unfit) return [{ template: null, skipped: unfit }];
      made = [];
      for (const [name, template] of templates) made.push(...remembered(name, template, row));
    } catch (error) {
      if (error instanceof ValueProblem)
        return [{ template: null, issues: [{ field: 'row', message: error.message }] }];
      if (error instanceof Skipped) return [{ template: null, skipped: error.message }];
      // JSON may be nested more deeply than the stack.
      if (error instanceof RangeError)
        return [{ template: null, issues: [{ field: 'row', message: 'is nested too deeply' }] }];
      throw error;
    }
    for (const warning of warnings) made.push({ template: null, warning });
    return made;
  };

  function remembered(name: string, template: Template, row: RowValues): Mapped[] {
    const memory = memories.get(name);
    if (!memory || template.each !== undefined) return recordsOf(name, template, row);
    const made = row.remembered(name, memory);
    const echoes = made.record?.number ?? null;
    if (echoes !== null) return [{ template: name, echoes }];
    const records = recordsOf(name, template, row);
    const [only] = records;
    // A remark is made once per row, so that it is not known which of its templates it belongs to.
    if (warnings.size > 0 || !only || !('raw' in only) || 'issues' in only) return records;
    made.record = { number: null };
    only.handle = made.record;
    return records;
  }

  function recordsOf(name: string, template: Template, row: RowValues): Mapped[] {
    try {
      const rows = rowsOf(template, row);
      if (rows.length > 0) return rows.map((part) => record(name, template, part));
      return [{ template: name, skipped: `${[template.each!].flat().join(' or ')} is empty` }];
    } catch (error) {
      if (error instanceof Skipped) return [{ template: name, skipped: error.message }];
      if (error instanceof ValueProblem)
        return [{ template: name, issues: [{ field: 'each', message: error.message }] }];
      throw error;
    }
  }
}

/** The row once per combination of parts of the lists that the template goes through; none when one is empty. */
function rowsOf({ each }: Template, row: RowValues): RowValues[] {
  if (each === undefined) return [row];
  let all: Map<string, unknown>[] = [new Map()];
  for (const name of [each].flat()) {
    const parts = [row.named(name) ?? []].flat();
    all = all.flatMap((one) => parts.map((part) => new Map(one).set(name, part)));
  }
  return all.map((parts) => row.withParts(parts));
}

/** What is made; nothing where, by the recipe's own word, it is not to be. */
function unlessSkipped<Value>(make: () => Value[]): Value[] {
  try {
    return make();
  } catch (error) {
    if (error instanceof Skipped) return [];
    throw error;
  }
}

/** The fields of a template; of a round also what it gets from edges whose amount is its own. */
function valuesOf(recipe: Recipe, name: string, { amountOf, fields }: Template): [string, Value][] {
  const own = Object.entries(fields).filter(([field]) => amountOf !== 'round' || field !== 'amount');
  const amounts = Object.values(recipe.records).flatMap((edge): [string, Value][] => {
    const round = edge.fields.round;
    const isRound = edge.amountOf === 'round' && typeof round === 'object' && round.key === name;
    return isRound && edge.fields.amount !== undefined ? [['amount', edge.fields.amount]] : [];
  });
  return [...own, ...amounts];
}

/** A name or a key; ValueProblem where there are several, which together are none of them. */
function textOrNull(value: unknown): string | null {
  if (Array.isArray(value) && value.length > 1)
    throw new ValueProblem(
      `${shown(value)} are several where one is wanted: go through them with "each", or take the "first"`,
    );
  return value === null ? null : String(value);
}
