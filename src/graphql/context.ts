import { type FormerKeys, noFormerKeys } from '../graph/former-keys.ts';
import { createMeter, type Meter } from '../graph/meter.ts';
import type { GraphStore, Read } from '../graph/store.ts';
import type { View } from '../graph/view.ts';
import type { Model } from '../ontology/model.ts';
import { createPlans, type Plans } from './lists/plans.ts';
import { createLoaders, type Loaders } from './loaders.ts';

/** What one request works with: a plain object, because the server copies its own properties and drops getters. */
export interface Context {
  store: GraphStore;
  model: Model;
  meter: Meter;
  /** Milliseconds since the epoch; reads past it end in TIMEOUT. */
  deadline: number;
  /** Most facts that one traversal may visit. */
  factBudget: number;
  /** What ids of merged nodes mean in arguments. */
  formerKeys: FormerKeys;
  /** What the top of the query sees. Beneath it the view is read from the parent, never from here. */
  view: View;
  loaders: Loaders;
  plans: Plans;
}

/** The context of one request, which sees the load as the latest one. */
export function createContext(
  request: Pick<Context, 'store' | 'model' | 'deadline' | 'factBudget'> & Partial<Pick<Context, 'formerKeys'>>,
  load: number,
): Context {
  const { store, model, deadline, factBudget, formerKeys = noFormerKeys } = request;
  const meter = createMeter();
  const view: View = { load, latest: true, validAt: null };
  const read = (of: View): Read => ({ view: of, deadline, meter });
  const loaders = createLoaders(store, read);
  return { store, model, meter, deadline, factBudget, formerKeys, view, loaders, plans: createPlans() };
}

/** What a read at a place in the answer is given. */
export function readAt(context: Context, view: View): Read {
  return { view, deadline: context.deadline, meter: context.meter };
}
