import type { Statement } from '../graph/records.ts';
import type { GraphStore, Hop, Read } from '../graph/store.ts';
import type { KindModel, Model } from '../ontology/model.ts';
import type { Input } from './input.ts';
import type { Linker } from './link.ts';

/** How many users of a node are looked at before it is left standing. */
const lookedAt = 1_000;

/** Every way in which edges touch or name a node of this kind. */
export function hopsOf(model: Model, kind: KindModel): Hop[] {
  const along = kind.connections.map(({ edge, direction }): Hop => ({ by: 'edge', type: edge.type, direction }));
  const naming = [...model.edges.values()].flatMap((edge) =>
    [...edge.fields.values()]
      .filter((field) => (field.item ?? field).target === kind.name)
      .map((field): Hop => ({ by: 'ref', type: edge.type, field: field.name })),
  );
  return [...along, ...naming];
}

/**
 * What would dangle if the node went: facts that touch or name it and that `spared` does not say will go too.
 * Returns the id of one such fact, or null when the node may be retired.
 */
export async function userOf(
  store: GraphStore,
  model: Model,
  read: Read,
  node: { id: string; kind: string; key: string },
  goes: (id: string) => boolean,
): Promise<string | null> {
  const kind = model.kinds.get(node.kind)!;
  const [ends] = await store.endsOf([node.id], { hops: hopsOf(model, kind), limit: lookedAt }, read);
  const edge = ends!.rows.find((row) => !goes(row.id));
  if (edge) return edge.id;
  for (const owner of model.kinds.values()) {
    for (const field of owner.fields.values()) {
      if ((field.item ?? field).target !== kind.name) continue;
      const page = { limit: lookedAt, from: 'start' as const };
      const naming = { field: field.name, keys: [node.key] };
      const order = { terms: [], fallback: 'ASC' as const };
      const [nodes] = await store.findNodes({ kinds: [owner.name], naming, order, page }, read);
      const user = nodes!.rows.find((row) => !goes(row.id));
      if (user) return user.id;
    }
  }
  return null;
}

/** What `--prune` retires: everything that the input's data sets stated and the input no longer mentions. */
export async function* staleStatements(
  store: GraphStore,
  model: Model,
  read: Read,
  inputs: readonly Input[],
  linker: Linker,
): AsyncGenerator<Statement> {
  // Edges first, so that no node goes while an edge still touches it.
  const scans = [
    ...[...model.edges.keys()].map((type) => ({ type })),
    ...[...model.kinds.keys()].map((kind) => ({ kind })),
  ];
  for (const of of scans) {
    for await (const rows of store.scan(of, read)) {
      for (const { id, datasets } of rows) {
        for (const { dataset } of inputs) {
          if (datasets.includes(dataset) && !linker.mentions(dataset, id)) yield { on: 'retraction', dataset, id };
        }
      }
    }
  }
}
