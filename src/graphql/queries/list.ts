import type { NodeRow } from '../../graph/records.ts';
import type { KindModel } from '../../ontology/model.ts';
import type { Connection } from '../lists/list.ts';
import { rootView } from '../parents.ts';
import { type ListArguments, nodeListArguments, pageExtensions, planNodeList } from '../types/connection-fields.ts';
import type { Parts } from '../types/parts.ts';

/** `companies`, `investors`, `entities` and their like: all nodes of a kind or of an interface's kinds. */
export function addListQuery(
  parts: Parts,
  of: { field: string; type: string; kinds: readonly KindModel[]; description: string },
): void {
  const { builder, owners } = parts;
  const owner = owners.get(of.type)!;
  const kinds = of.kinds.map(({ name }) => name);
  builder.queryField(of.field, (t) =>
    t.field({
      type: parts.nodeConnection(of.type),
      description: of.description,
      extensions: pageExtensions,
      args: nodeListArguments(parts, t as never, owner),
      resolve: (root, given, context, info): Connection<NodeRow> => {
        const view = rootView(root, context);
        const plan = context.plans.of(info.fieldNodes, view, of, () =>
          planNodeList(parts, context, view, owner, kinds, given as ListArguments),
        );
        return { plan, origin: '' };
      },
    }),
  );
}
