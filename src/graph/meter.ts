/** Counts the work of one request: what tests and `extensions.cost` read. */
export interface Meter {
  portCalls: number;
  statements: number;
  rows: number;
}

export function createMeter(): Meter {
  return { portCalls: 0, statements: 0, rows: 0 };
}
