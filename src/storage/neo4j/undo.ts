import { splitId } from '../../graph/records.ts';
import type { Model } from '../../ontology/model.ts';
import { nodeRow } from './apply.ts';
import type { Claim } from './claim.ts';
import type { Connection } from './connection.ts';
import type { Before } from './found.ts';
import { markLoading } from './ledger.ts';
import { undoChanges } from './write-changes.ts';
import { changedNodes, putNodes, undoEdges, undoNodes } from './writes.ts';

/**
 * Takes back what was committed above the latest published load, and moves past versions that a load killed after its
 * publication left among the live ones. The store stays claimed until all is done and is free then: whatever was
 * published meanwhile would be undone with the rest. Every step may be repeated: one that is killed too is done again
 * by the next.
 */
export async function undoLoad(model: Model, connection: Connection, { transaction, version }: Claim): Promise<void> {
  const published = version.load;
  try {
    for (const query of undoEdges(model, published)) await connection.execute(query);
    await connection.execute(undoNodes(published));
    await connection.execute(undoChanges(model, published));
    while (await restoreNodes(model, connection, published));
    await transaction.run(markLoading(null));
    await transaction.commit();
  } catch (error) {
    await transaction.rollback().catch(() => {});
    throw error;
  }
}

/** Gives some changed nodes back what they were; false when there were none left. */
async function restoreNodes(model: Model, connection: Connection, published: number): Promise<boolean> {
  const changed = await connection.execute(changedNodes(published));
  const byKind = new Map<string, ReturnType<typeof nodeRow>[]>();
  for (const [id, addedLoad, text] of changed as [string, number, string][]) {
    const { name, rest } = splitId(id)!;
    const { fact, retiredLoad, changedLoad } = JSON.parse(text) as Before;
    const row = nodeRow(model.kinds.get(name)!, id, rest, fact, { addedLoad, retiredLoad, changedLoad, before: null });
    byKind.set(name, [...(byKind.get(name) ?? []), row]);
  }
  for (const [kind, rows] of byKind) await connection.execute(putNodes(model.kinds.get(kind)!, rows));
  return changed.length > 0;
}
