import { decimalText, type Money } from '../../schema/values/money.ts';
import { deriveEdgeId, type EdgeRow, type FactRecord, type NodeRow } from '../graph/records.ts';
import type { EdgeModel, FieldModel, KindModel, Model } from '../ontology/model.ts';

/** A fact as it can be loaded: raw fields by name, in the model's order. */
export type RawRecord = Record<string, unknown>;

/** A row of the store to the record that states it. Derived fields are left out; an edge's id where it was given. */
export function rawOf(model: Model, row: NodeRow | EdgeRow): RawRecord {
  if ('kind' in row) {
    const kind = model.kinds.get(row.kind)!;
    return { kind: row.kind, key: row.key, ...fieldsOf(kind, row.record) };
  }
  const edge = model.edges.get(row.type)!;
  const derived = deriveEdgeId(edge, row.from, row.to, row.record) === row.id;
  const id = derived ? {} : { id: row.id };
  return { type: row.type, ...id, from: row.from, to: row.to, ...fieldsOf(edge, row.record) };
}

/** The fields that are there; the default status is not said. */
function fieldsOf(owner: KindModel | EdgeModel, record: FactRecord): RawRecord {
  const raw: RawRecord = {};
  for (const field of owner.fields.values()) {
    const value = record[field.name];
    if (field.origin === 'derived' || field.name === 'key' || value === undefined || value === null) continue;
    if (field.name === 'status' && value === 'REPORTED') continue;
    raw[field.name] = rawValue(field, value);
  }
  return raw;
}

function rawValue(field: FieldModel, value: unknown): unknown {
  return field.type === 'money' ? rawMoney(value as Money) : value;
}

// Beyond so many minor units a double may not keep the cents: those are written as text.
const exactAsNumber = 10 ** 15;

function rawMoney(money: Money): RawRecord {
  const text = decimalText(money);
  const value = Math.abs(money.minor) < exactAsNumber ? Number(text) : text;
  return { value, currency: money.currency, ...(money.qualifier !== 'EXACT' && { qualifier: money.qualifier }) };
}
