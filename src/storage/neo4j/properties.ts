import neo4j from 'neo4j-driver';
import type { Field } from '../../../schema/fields.ts';
import type { Money } from '../../../schema/values/money.ts';
import { firstDay } from '../../../schema/values/partial-date.ts';
import type { StatedFact } from '../../graph/merge.ts';
import { edgePosition } from '../../graph/order.ts';
import type { FactRecord, NodeId } from '../../graph/records.ts';
import { foldedTwins, searchTexts } from '../../graph/text.ts';
import { validity } from '../../graph/view.ts';
import type { EdgeModel, FieldModel, KindModel, Model } from '../../ontology/model.ts';

/**
 * What a fact becomes in Neo4j. Own fields keep their names; the store's own properties begin with `_`, and twins
 * hold a `_`, which no field name does, so that neither can ever meet a declared field (SUPPLIES has its own `until`).
 */
export type Properties = Record<string, unknown>;

/** `_retiredLoad` of a fact that stands: above every load, so that one comparison asks for both. */
export const live = Number.MAX_SAFE_INTEGER;

/** Past versions of a type's edges stand under a type of their own, so that degrees count live facts alone. */
export const pastSuffix = '__PAST';

/** The edge type that a relationship type stands for. */
export function liveType(type: string): string {
  return type.endsWith(pastSuffix) ? type.slice(0, -pastSuffix.length) : type;
}

/**
 * A text whose order is that of `text` by code point, however it is compared. Neo4j compares stored strings by code
 * point, but a stored string with a parameter by UTF-16 (5.26: n.s > $p is false for U+1F600 and U+FFFD). The two differ
 * for pairs of surrogates alone, so each stands behind U+FFFF, the last unit of all, and U+FFFF itself before a NUL.
 */
export function comparable(text: string): string {
  return text.replace(/[\u{FFFF}-\u{10FFFF}]/gu, (one) => (one === '\uFFFF' ? '\uFFFF\0' : `\uFFFF${one}`));
}

/** How many code points of a folded name its index holds: longer texts could exceed an index entry (8 KB). */
const headLength = 256;

/** The leading part of a folded name, by which root lists are read in order. */
export function nameHead(folded: string): string {
  return [...comparable(folded)].slice(0, headLength).join('');
}

export const integer = (value: number) => neo4j.int(value);

/** The property that a filter compares exactly. */
export function exactProperty(field: Field & { name: string }): string {
  return field.type === 'money' ? `${field.name}_minor` : field.name;
}

/** The property that orders and loose comparisons use: comparable folded text, first day of a date. */
export function sortProperty(field: FieldModel): string {
  if (field.name === 'key') return 'key';
  if (field.type === 'text' || field.type === 'url') return `${field.name}_folded`;
  return field.type === 'partialDate' ? `${field.name}_day` : exactProperty(field);
}

/** Fields that hold a list of pointers: too many values for a range index, so full-text indexes hold them. */
export function listRefs(owner: KindModel | EdgeModel): FieldModel[] {
  return [...owner.fields.values()].filter((field) => field.type === 'list' && field.item?.type === 'ref');
}

/** Fields that hold one pointer. */
export function singleRefs(owner: KindModel | EdgeModel): FieldModel[] {
  return [...owner.fields.values()].filter((field) => field.type === 'ref');
}

/** Labels of a kind: itself, its roles, and the one that all nodes have. */
export function labelsOf(kind: KindModel): string[] {
  return [kind.name, ...kind.roles, 'Entity'];
}

/** The narrowest label expression that holds exactly these kinds. */
export function labelExpression(model: Model, kinds: readonly string[]): string {
  const wanted = new Set(kinds);
  if (wanted.size === model.kinds.size) return 'Entity';
  for (const role of model.interfaces.values()) {
    if (role.kinds.length === wanted.size && role.kinds.every((kind) => wanted.has(kind.name))) return role.name;
  }
  return [...wanted].join('|');
}

/** Properties of a node but for `_before` and those of the loads that changed and retired it. */
export function nodeProperties(
  kind: KindModel,
  id: NodeId,
  key: string,
  fact: StatedFact,
  addedLoad: number,
): Properties {
  const texts = searchTexts(kind, fact.record);
  const folded = foldedTwins(kind, fact.record).name ?? '';
  return {
    id,
    kind: kind.name,
    key,
    ...fieldProperties(kind, fact.record),
    ...statedProperties(fact, addedLoad, [id]),
    name_head: nameHead(folded),
    _name: texts.name,
    _aliases: texts.aliases,
    _words: [texts.name, texts.aliases, texts.rest].join(' '),
    _nameLength: integer([...texts.name].length),
  };
}

/** Properties of an edge but for the load that retires it. */
export function edgeProperties(
  edge: EdgeModel,
  id: string,
  from: NodeId,
  to: NodeId,
  fact: StatedFact,
  addedLoad: number,
): Properties {
  const pos = edgePosition(edge, fact.record, id);
  const { since, until } = validity(fact.record, edge);
  return {
    id,
    from,
    to,
    ...fieldProperties(edge, fact.record),
    ...statedProperties(fact, addedLoad, [id, edge.type, from, to, pos]),
    _pos: pos,
    _since: since,
    _until: until,
  };
}

/** What a page reads of a fact, as the JSON of one array: a single property is far cheaper to read, send and decode. */
export type StoredRow<Names extends unknown[]> = [
  record: FactRecord,
  datasets: string[],
  addedLoad: number,
  ...names: Names,
];

function statedProperties(fact: StatedFact, addedLoad: number, names: string[]): Properties {
  const row: StoredRow<string[]> = [fact.record, fact.datasets, addedLoad, ...names];
  return {
    datasets: fact.datasets,
    _addedLoad: integer(addedLoad),
    _row: JSON.stringify(row),
    _statements: fact.statements && JSON.stringify(fact.statements),
  };
}

/** Own and shared fields as properties to filter and sort by; the exact values stand in `_row`. */
function fieldProperties(owner: KindModel | EdgeModel, record: FactRecord): Properties {
  const properties: Properties = {};
  for (const field of owner.fields.values()) {
    const value = record[field.name];
    if (value === undefined || value === null) continue;
    if (field.type === 'money') {
      const { minor, currency, qualifier } = value as Money;
      properties[`${field.name}_minor`] = integer(minor);
      properties[`${field.name}_currency`] = currency;
      properties[`${field.name}_qualifier`] = qualifier;
      continue;
    }
    properties[field.name] = storedValue(field, value);
    if (field.type === 'partialDate') properties[`${field.name}_day`] = firstDay(value as string);
  }
  for (const [name, folded] of Object.entries(foldedTwins(owner, record))) {
    properties[`${name}_folded`] = comparable(folded);
  }
  return properties;
}

/** A value of a field as a parameter: whole numbers as integers, everything else as it is. */
export function storedValue(field: Field | undefined, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => storedValue(field?.type === 'list' ? field.item : field, one));
  const whole = field?.type === 'integer' || field?.type === 'money';
  return whole && Number.isSafeInteger(value) ? integer(value as number) : value;
}
