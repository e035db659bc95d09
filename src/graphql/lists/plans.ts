import type { FieldNode } from 'graphql';
import type { View } from '../../graph/view.ts';

/** Work that depends on a field's arguments alone, done once per request and not once per parent. */
export interface Plans {
  /**
   * The plan for a field of the query under a view; `of` tells definitions apart that field nodes may stand for. It is
   * known by all of the field's nodes: a fragment's may stand alone in one place and be merged with others in another.
   */
  of<Plan>(nodes: readonly FieldNode[], view: View, of: object, make: () => Plan): Plan;
}

export function createPlans(): Plans {
  const known = new Map<FieldNode, { nodes: readonly FieldNode[]; view: View; of: object; plan: unknown }[]>();
  return {
    of<Plan>(nodes: readonly FieldNode[], view: View, of: object, make: () => Plan): Plan {
      const [first] = nodes as [FieldNode];
      let plans = known.get(first);
      if (!plans) {
        plans = [];
        known.set(first, plans);
      }
      const found = plans.find((one) => one.view === view && one.of === of && areSame(one.nodes, nodes));
      if (found) return found.plan as Plan;
      const plan = make();
      plans.push({ nodes, view, of, plan });
      return plan;
    },
  };
}

function areSame(some: readonly FieldNode[], others: readonly FieldNode[]): boolean {
  return some === others || (some.length === others.length && some.every((one, index) => one === others[index]));
}
