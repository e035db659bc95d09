import type { NodeRow } from '../../graph/records.ts';
import type { GraphStore, Read } from '../../graph/store.ts';
import type { Model } from '../../ontology/model.ts';
import { openScratch, type Scratch } from '../scratch.ts';
import type { Recipe } from './format.ts';
import { isLegal, normaliseName } from './names.ts';

const tables = [
  'create temp table known (kind text not null, key text not null, primary key (kind, key)) without rowid',
  `create temp table named (
  kind text not null,
  name text not null,
  key text not null,
  primary key (kind, name, key)
) without rowid`,
];

const statements = {
  insertKeys: 'insert into known (kind, key) select ?1, value from json_each(?2)',
  insertNames: 'insert or ignore into named (kind, name, key) select ?1, value ->> 0, value ->> 1 from json_each(?2)',
  key: 'select json_group_array(key) from known where kind = ?1 and key = ?2',
  named: 'select json_group_array(key) from (select key from named where kind = ?1 and name = ?2 order by key)',
};

/** The nodes of the store among which the names of a recipe are looked for, outside of memory: their names and keys. */
export class Known {
  /** Null while there is no node. */
  private scratch: Scratch<keyof typeof statements> | null = null;

  static async read(store: GraphStore, model: Model, recipe: Recipe, read: Read): Promise<Known> {
    const known = new Known();
    for (const kind of matchedKinds(recipe, model)) {
      for await (const rows of store.scan({ kind }, read)) {
        known.scratch ??= await openScratch(tables, statements);
        const nodes = rows as NodeRow[];
        await known.scratch.begin('insertKeys', [kind, JSON.stringify(nodes.map(({ key }) => key))]);
        const names = nodes.flatMap((node) => namesOf(node, isLegal(model, kind)));
        await known.scratch.begin('insertNames', [kind, JSON.stringify(names)]);
      }
    }
    return known;
  }

  /** The node of this key, as a list; an empty one when there is none. */
  ofKey(kind: string, key: string): string[] {
    return this.scratch?.list('key', [kind, key]) ?? [];
  }

  /** Keys of the nodes whose name or an alias normalises to this, in order. */
  ofName(kind: string, name: string): string[] {
    return this.scratch?.list('named', [kind, name]) ?? [];
  }

  close(): void {
    this.scratch?.close();
  }
}

function namesOf({ key, record }: NodeRow, legal: boolean): [name: string, key: string][] {
  const names = [record.name as string, ...((record.aliases as string[] | undefined) ?? [])];
  return names.map((name) => [normaliseName(name, legal), key]);
}

/** Kinds of which the recipe finds nodes by name. */
function matchedKinds(recipe: Recipe, model: Model): Set<string> {
  const kinds = new Set<string>();
  for (const { kind, key, match } of Object.values(recipe.records)) {
    if (kind === undefined || key !== undefined || match === false) continue;
    for (const one of [typeof kind === 'string' ? [kind] : [...model.kinds.keys()], match ?? []].flat()) kinds.add(one);
  }
  return kinds;
}
