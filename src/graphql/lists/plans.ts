import type { FieldNode } from 'graphql';
import type { View } from '../../graph/view.ts';

/** Work that depends on a field's arguments alone, done once per request and not once per parent. */
export interface Plans {
  /** The plan for a field of the query under a view; `of` tells definitions apart that one field node may stand for. */
  of<Plan>(node: FieldNode, view: View, of: object, make: () => Plan): Plan;
}

export function createPlans(): Plans {
  const known = new Map<FieldNode, { view: View; of: object; plan: unknown }[]>();
  return {
    of<Plan>(node: FieldNode, view: View, of: object, make: () => Plan): Plan {
      let plans = known.get(node);
      if (!plans) {
        plans = [];
        known.set(node, plans);
      }
      const found = plans.find((one) => one.view === view && one.of === of);
      if (found) return found.plan as Plan;
      const plan = make();
      plans.push({ view, of, plan });
      return plan;
    },
  };
}
