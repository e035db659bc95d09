import { nodeId } from '../../graph/records.ts';
import type { KindModel } from '../../ontology/model.ts';
import { rootView } from '../parents.ts';
import { prefetch } from '../prefetch.ts';
import { loadEntity } from '../types/fields.ts';
import type { Parts } from '../types/parts.ts';
import { isKey, standingId } from './ids.ts';

/** `company(key)` and its like: one node of a kind. */
export function addKindQuery({ builder, kinds }: Parts, kind: KindModel): void {
  builder.queryField(kind.field, (t) =>
    t.field({
      type: kinds.get(kind.name)!,
      nullable: true,
      description: `The ${kind.name} with the key; null when there is none. ${kind.description}`,
      extensions: { cost: 1 },
      args: {
        key: t.arg.string({
          required: true,
          description: `Key of the ${kind.name}: its id without \`${kind.name}:\`.`,
        }),
      },
      resolve: async (root, { key }, context, info) => {
        if (!isKey(key)) return null;
        const view = rootView(root, context);
        const id = await standingId(context, view, nodeId(kind.name, key));
        prefetch(id, view, context, info);
        return loadEntity(context, view, id);
      },
    }),
  );
}
