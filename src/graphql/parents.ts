import type { EdgeRow, NodeRow } from '../graph/records.ts';
import type { View } from '../graph/view.ts';
import { pascalCase } from '../ontology/names.ts';

/** Value of the Query object: the view that governs everything beneath it. */
export interface RootParent {
  view: View;
  /** Whether it stands beneath `asOf`, within which no other may stand. */
  isAsOf?: boolean;
}

/** Something found in a view. */
export type Seen<Value> = Value & { view: View };

/** Value of an entity. The view travels with it, so that two views in one request do not disturb each other. */
export interface EntityParent {
  row: NodeRow;
  view: View;
  /** Its GraphQL type. */
  typeName: string;
}

/** Value of a fact: an edge with its own fields and its envelope. */
export interface FactParent {
  row: EdgeRow;
  view: View;
  typeName: string;
}

export function entity(row: NodeRow, view: View): EntityParent {
  return { row, view, typeName: row.kind };
}

const typeNames = new Map<string, string>();

export function fact(row: EdgeRow, view: View): FactParent {
  let typeName = typeNames.get(row.type);
  if (!typeName) {
    typeName = pascalCase(row.type);
    typeNames.set(row.type, typeName);
  }
  return { row, view, typeName };
}

/** The view of a Query object; the one at the top has no value of its own and sees the request's default. */
export function rootView(root: RootParent | undefined, context: { view: View }): View {
  return root?.view ?? context.view;
}
