/** Counts the work of one request: what tests and `extensions.cost` read. */
export interface Meter {
  portCalls: number;
  statements: number;
  rows: number;
  /** The latest load when the first statement ended that told it; null where none did. */
  found: number | null;
}

export function createMeter(): Meter {
  return { portCalls: 0, statements: 0, rows: 0, found: null };
}
