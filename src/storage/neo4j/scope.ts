import type { View } from '../../graph/view.ts';
import { type FieldModel, fieldsByName, type Model } from '../../ontology/model.ts';
import { integer, pastSuffix } from './properties.ts';

/** A statement: its text is fixed per shape of the request, the values stand in the parameters. */
export interface Query {
  text: string;
  parameters: Record<string, unknown>;
}

/** What the parts of one statement share while it is compiled. */
export interface Scope {
  model: Model;
  view: View;
  /** Any field by its name: one name has one type in the whole model. */
  fields: ReadonlyMap<string, FieldModel>;
  parameters: Record<string, unknown>;
  /** Adds a value and returns the parameter that stands for it. */
  bind(value: unknown): string;
  /** A variable that no other part uses. */
  fresh(prefix: string): string;
}

export function openScope(model: Model, view: View): Scope {
  const fields = fieldsByName(model);
  const parameters: Record<string, unknown> = { load: integer(view.load) };
  if (view.validAt !== null) parameters.validAt = view.validAt;
  let bound = 0;
  let named = 0;
  const bind = (value: unknown) => {
    const name = `p${bound++}`;
    parameters[name] = encodable(value);
    return `$${name}`;
  };
  return { model, view, fields, parameters, bind, fresh: (prefix) => `${prefix}${named++}` };
}

/**
 * Half a surrogate pair would be sent as U+FFFD, which stored texts may hold. It becomes what none of them does (they
 * have no control characters), and sorts where it does.
 */
function encodable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(encodable);
  return typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\uD7FF\u0001') : value;
}

/** The relationship types that hold versions the view may show. */
export function storedTypes(view: View, type: string): string[] {
  return view.latest ? [type] : [type, `${type}${pastSuffix}`];
}

export function visibleNode(node: string): string {
  return `${node}._addedLoad <= $load AND ${node}._retiredLoad > $load`;
}

/** The law of `visible` in graph/view.ts. */
export function visibleEdge(view: View, edge: string): string {
  const standing = `${edge}._addedLoad <= $load AND ${edge}._retiredLoad > $load`;
  if (view.validAt === null) return standing;
  return (
    `${standing} AND (${edge}._since IS NULL OR ${edge}._since <= $validAt)` +
    ` AND (${edge}._until IS NULL OR ${edge}._until >= $validAt)`
  );
}

/** Conditions joined; absent ones do not restrict. */
export function allOf(...conditions: (string | undefined)[]): string {
  return conditions.filter((one) => one !== undefined && one !== '').join(' AND ');
}
