import { rootView } from '../parents.ts';
import { prefetch } from '../prefetch.ts';
import type { Parts } from '../types/parts.ts';
import { loadById, parseId } from './ids.ts';

export function addNode({ builder, model }: Parts): void {
  builder.queryField('node', (t) =>
    t.field({
      type: builder.nodeInterfaceRef(),
      nullable: true,
      description: 'The entity or fact with the id; null when there is none. A malformed id: BAD_USER_INPUT.',
      extensions: { cost: 1 },
      args: { id: t.arg.id({ required: true, description: 'Global id, such as `Company:nvidia`.' }) },
      resolve: (root, { id }, context, info) => {
        const [parsed, view] = [parseId(model, String(id)), rootView(root, context)];
        if (parsed.on === 'node') prefetch(parsed.id, view, context, info);
        return loadById(context, view, parsed);
      },
    }),
  );
}
