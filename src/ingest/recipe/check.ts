import type { EdgeModel, KindModel, Model } from '../../ontology/model.ts';
import { suggestion } from '../../ontology/nearest.ts';
import { parseRecord } from '../../ontology/parse.ts';
import type { Condition, Recipe, Template, Value } from './format.ts';
import type { Path, RecipeIssue } from './parse.ts';
import { placeholder } from './placeholders.ts';

/** What is wrong with a recipe against the ontology and in itself; and the columns that it reads. */
export function checkRecipe(recipe: Recipe, model: Model): { issues: RecipeIssue[]; columns: string[] } {
  const issues: RecipeIssue[] = [];
  const columns = new Set<string>();
  const declared = new Set<string>();
  const complain = (path: Path, message: string) => void issues.push({ path, message });
  const names = Object.keys(recipe.values);
  const uses = { recipe, complain, columns, declared };
  checkInput(recipe.input, complain);
  checkSource(recipe, model, complain);
  for (const [name, value] of Object.entries(recipe.values)) {
    readValue(
      value,
      ['values', name],
      uses,
      names.filter((other) => other !== name),
    );
    declared.add(name);
  }
  readConditions(recipe.only, ['only'], uses, []);
  for (const [name, template] of Object.entries(recipe.records)) {
    const path = ['records', name];
    if (template.type === undefined) checkNode(template, path, model, uses);
    else checkEdge(template, path, model, uses);
    for (const one of [template.each ?? []].flat()) {
      if (!declared.has(one)) complain([...path, 'each'], `there is no value ${one}${suggestion(one, declared)}`);
    }
    for (const one of template.sources ?? []) {
      if (recipe.records[one]?.kind !== 'Source') complain([...path, 'sources'], `${one} is no template of a Source`);
    }
    readConditions(template.when, [...path, 'when'], uses, []);
  }
  return { issues, columns: [...columns] };
}

interface Uses {
  recipe: Recipe;
  complain(path: Path, message: string): void;
  /** Columns that are read. */
  columns: Set<string>;
  /** Values declared so far. */
  declared: Set<string>;
}

/** Notes what a value reads; `later`: names that are values too, but not declared yet at this place. */
function readValue(value: Value, path: Path, uses: Uses, later: readonly string[]): void {
  const { recipe, complain, columns, declared } = uses;
  const use = (name: string) => {
    if (declared.has(name)) return;
    if (later.includes(name)) complain(path, `${name} is declared further down: values may use earlier ones alone`);
    else columns.add(name);
  };
  if (typeof value === 'string') {
    use(value);
    return;
  }
  for (const name of [value.from ?? []].flat()) use(name);
  for (const name of [...(value.sum ?? []), ...(value.product ?? [])]) use(name);
  readConditions(value.when, [...path, 'when'], uses, later);
  for (const [, , name] of (value.text ?? '').matchAll(placeholder)) use(name!);
  for (const step of value.do ?? []) {
    const from =
      typeof step === 'object' ? (step.money as { currencyFrom?: string } | undefined)?.currencyFrom : undefined;
    if (from !== undefined) use(from);
  }
  if (value.key === undefined) return;
  const target = recipe.records[value.key];
  if (!target || target.type !== undefined)
    complain(
      [...path, 'key'],
      `there is no template of a node ${value.key}${suggestion(value.key, Object.keys(recipe.records))}`,
    );
}

function readConditions(conditions: Condition[] | undefined, path: Path, uses: Uses, later: readonly string[]): void {
  for (const [at, { value }] of (conditions ?? []).entries()) readValue(value, [...path, at, 'value'], uses, later);
}

function checkNode(template: Template, path: Path, model: Model, uses: Uses): void {
  const { complain } = uses;
  const kinds = [...model.kinds.keys()];
  const kind = typeof template.kind === 'string' ? model.kinds.get(template.kind) : undefined;
  if (typeof template.kind === 'string' && !kind)
    complain([...path, 'kind'], `there is no node kind ${template.kind}${suggestion(template.kind, kinds)}`);
  if (typeof template.kind === 'object') readValue(template.kind, [...path, 'kind'], uses, []);
  for (const one of template.match || []) {
    if (!model.kinds.has(one)) complain([...path, 'match'], `there is no node kind ${one}${suggestion(one, kinds)}`);
  }
  for (const only of ['from', 'to', 'amountOf'] as const) {
    if (template[only] !== undefined) complain([...path, only], 'belongs to an edge, and this makes a node');
  }
  if (template.key !== undefined) readValue(template.key, [...path, 'key'], uses, []);
  if (template.fields.name === undefined) complain([...path, 'fields'], 'a node needs a name');
  checkFields(template, kind, path, uses);
}

function checkEdge(template: Template, path: Path, model: Model, uses: Uses): void {
  const { complain, recipe } = uses;
  const edge = model.edges.get(template.type!);
  if (!edge)
    complain(
      [...path, 'type'],
      `there is no edge type ${template.type}${suggestion(template.type!, model.edges.keys())}`,
    );
  for (const only of ['key', 'match'] as const) {
    if (template[only] !== undefined) complain([...path, only], 'belongs to a node, and this makes an edge');
  }
  for (const side of ['from', 'to'] as const) checkEnd(template, side, edge, path, uses);
  checkFields(template, edge, path, uses);
  if (template.type !== 'INVESTED_IN' || template.fields.amount === undefined) return;
  const round = template.fields.round;
  if (template.amountOf === undefined) {
    complain(
      [...path, 'amountOf'],
      'say whose amount a row holds: "investor", or "round" when the total of the round stands on the row of each investor',
    );
  } else if (
    template.amountOf === 'round' &&
    (typeof round !== 'object' || recipe.records[round.key ?? '']?.kind !== 'FundingRound')
  ) {
    complain(
      [...path, 'amountOf'],
      'the amount of a round goes to a FundingRound: "fields: { round: { key: TEMPLATE } }" names its template',
    );
  }
}

function checkEnd(template: Template, side: 'from' | 'to', edge: EdgeModel | undefined, path: Path, uses: Uses): void {
  const { complain, recipe } = uses;
  const end = template[side];
  if (end === undefined) {
    complain([...path, side], 'is missing');
    return;
  }
  if (typeof end !== 'string') readValue(end.key, [...path, side, 'key'], uses, []);
  const target = typeof end === 'string' ? recipe.records[end] : end;
  if (!target || ('type' in target && target.type !== undefined)) {
    const nodes = Object.keys(recipe.records).filter((name) => recipe.records[name]!.type === undefined);
    complain([...path, side], `there is no template of a node ${end}${suggestion(String(end), nodes)}`);
    return;
  }
  const wanted = edge?.[side].map(({ name }) => name) ?? [];
  if (edge && typeof target.kind === 'string' && !wanted.includes(target.kind))
    complain([...path, side], `makes a ${target.kind}, but ${edge.type} wants ${wanted.join(', ')} here`);
  const each = 'each' in target ? [target.each ?? []].flat() : [];
  const missing = each.filter((name) => ![template.each ?? []].flat().includes(name));
  if (missing.length > 0)
    complain(
      [...path, side],
      `${end} is made for each ${missing.join(', ')}: say "each: ${missing.join(', ')}" here too`,
    );
}

function checkFields(template: Template, owner: KindModel | EdgeModel | undefined, path: Path, uses: Uses): void {
  for (const [name, value] of Object.entries(template.fields)) {
    readValue(value, [...path, 'fields', name], uses, []);
    const field = owner?.fields.get(name);
    const known = field && field.origin !== 'derived' && !['key', 'sources'].includes(name);
    if (owner && !known) {
      const names = [...owner.fields.values()].filter(({ origin }) => origin !== 'derived').map((one) => one.name);
      uses.complain([...path, 'fields', name], `is not a field of ${owner.name}${suggestion(name, names)}`);
    }
    if (!known || typeof value === 'string' || value.constant === undefined || value.do) continue;
    const parsed = field.schema.safeParse(value.constant);
    if (!parsed.success) uses.complain([...path, 'fields', name], parsed.error.issues[0]!.message);
  }
}

/** What is said about files of another format would be passed over. */
function checkInput({ format, ...given }: Recipe['input'], complain: Uses['complain']): void {
  const isCsv = format === 'csv';
  const idle = {
    encoding: format === 'jsonl' && given.encoding !== 'utf-8',
    delimiter: !isCsv && given.delimiter !== ',',
    quote: !isCsv && given.quote !== '"',
    columns: !isCsv && given.columns !== undefined,
    skipLines: !isCsv && given.skipLines > 0,
    path: format !== 'json' && given.path !== undefined,
  };
  for (const [name, isIdle] of Object.entries(idle)) {
    if (isIdle)
      complain(['input', name], name === 'encoding' ? 'jsonl is always UTF-8' : `does not belong to ${format}`);
  }
}

function checkSource({ source }: Recipe, model: Model, complain: Uses['complain']): void {
  const parsed = parseRecord(model, { kind: 'Source', ...source });
  if ('issues' in parsed) for (const { field, message } of parsed.issues) complain(['source', field], message);
}
