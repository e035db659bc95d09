import { firstDay, lastDay } from '../../schema/values/partial-date.ts';
import type { EdgeModel } from '../ontology/model.ts';
import type { FactRecord } from './records.ts';

/** What a reader sees: the graph as a load left it and, with `validAt`, only what was true on that day. */
export interface View {
  /** A published load; 0 is the empty graph before the first. */
  load: number;
  /** Whether `load` is the latest published one: stores then read live facts only. */
  latest: boolean;
  /** A day `YYYY-MM-DD`; null shows facts of any validity. */
  validAt: string | null;
  /** Whether a client chose the load, so that cursors hold to it however late it was. */
  pinned?: boolean;
  /** Whether the load was the latest when the reading began: what a newer one retired still stands in it. */
  overtaken?: boolean;
}

/** One version of a fact: the load that brought it and the one that retired it. */
export interface Version {
  addedLoad: number;
  retiredLoad: number | null;
  record: FactRecord;
}

/**
 * The law of time that both stores implement. A version shows from the load that brought it until before the load that
 * retired it; with `validAt`, when validFrom (else the declared date), by first day, is not after that day and validTo,
 * by last day, is not before it. An unknown bound does not hide. Nodes have no declared date and are not hidden by
 * `validAt`, so that an edge never loses its end: pass no edge for them.
 */
export function visible(fact: Version, view: View, edge?: EdgeModel): boolean {
  if (fact.addedLoad > view.load) return false;
  if (fact.retiredLoad !== null && fact.retiredLoad <= view.load) return false;
  if (view.validAt === null || !edge) return true;
  const { since, until } = validity(fact.record, edge);
  return (since === null || since <= view.validAt) && (until === null || until >= view.validAt);
}

/** Whether a view shows just the facts that stand: counters and degrees then tell how many there are. */
export function showsWhatStands({ latest, validAt }: Pick<View, 'latest' | 'validAt'>): boolean {
  return latest && validAt === null;
}

/** First and last day on which an edge's fact was true, as stores keep them; null where unknown. */
export function validity(record: FactRecord, edge: EdgeModel): { since: string | null; until: string | null } {
  const from = (record.validFrom ?? record[edge.date]) as string | undefined;
  const to = record.validTo as string | undefined;
  return { since: from ? firstDay(from) : null, until: to ? lastDay(to) : null };
}
