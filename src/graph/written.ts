import type { BatchChanges } from './batch.ts';
import type { Statement } from './records.ts';

/** What a load has written so far, as far as later batches may lean on it. */
export interface Written {
  /** Of a batch the statements about what the load may have changed already. */
  again(statements: readonly Statement[]): Statement[];
  /** Whether a batch has edges, which may lead to nodes that are being written. */
  leads(statements: readonly Statement[]): boolean;
  /** What a batch is about to write. */
  note(changes: BatchChanges): void;
  /** Nothing is being written any more. */
  done(): void;
}

/** A load brings most facts of a kind or type in the order of their ids: what lies beyond the last one is new to it. */
export function createWritten(): Written {
  const last = new Map<string, string>();
  let nodes = false;
  const nameOf = (statement: Statement) => {
    if (statement.on === 'edge') return statement.type;
    const at = statement.id.indexOf(':');
    return at < 0 ? null : statement.id.slice(0, at);
  };
  const note = (name: string, id: string) => {
    const before = last.get(name);
    if (before === undefined || before < id) last.set(name, id);
  };
  return {
    again: (statements) =>
      statements.filter((statement) => {
        const name = nameOf(statement);
        // An id alone does not tell the type of the edge that it retracts.
        if (name === null) return last.size > 0;
        const furthest = last.get(name);
        return furthest !== undefined && statement.id <= furthest;
      }),
    leads: (statements) => nodes && statements.some(({ on }) => on === 'edge'),
    note(changes) {
      for (const { kind, id } of changes.nodes) note(kind.name, id);
      for (const { edge, id } of changes.edges) note(edge.type, id);
      nodes ||= changes.nodes.length > 0;
    },
    done() {
      nodes = false;
    },
  };
}
