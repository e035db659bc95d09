import { pageSize } from '../lists/page.ts';
import { rootView } from '../parents.ts';
import type { Parts } from '../types/parts.ts';
import { loadById, parseId } from './ids.ts';

export function addNodes({ builder, model }: Parts): void {
  builder.queryField('nodes', (t) =>
    t.field({
      type: [builder.nodeInterfaceRef()],
      nullable: { list: false, items: true },
      description:
        'The entities and facts with the ids, in their order; null for each that does not exist. A malformed id: BAD_USER_INPUT.',
      extensions: { cost: 1, listArgument: 'ids' },
      args: {
        ids: t.arg.idList({ required: true, description: 'Global ids, at most 100; more: LIMIT_EXCEEDED.' }),
      },
      resolve: (root, { ids }, context) => {
        pageSize('The number of ids', ids.length);
        const parsed = ids.map((id) => parseId(model, String(id)));
        return Promise.all(parsed.map((one) => loadById(context, rootView(root, context), one)));
      },
    }),
  );
}
