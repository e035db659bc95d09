/**
 * Requests that ask at once share one question. One that is under way may have been answered before a request came, so
 * that it joins the next, which is put when that one has ended: under load there is never more than one at a time, and
 * nobody is told what was true before they asked. `Asked` is that of whoever waits longest.
 */
export function createShared<Asked, Value>(ask: (asked: Asked) => Promise<Value>): (asked: Asked) => Promise<Value> {
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<Value> | null = null;
  return (asked) => {
    if (next) return next;
    const joined = running
      .catch(() => {})
      .then(() => {
        next = null;
        return ask(asked);
      });
    running = joined;
    next = joined;
    return joined;
  };
}
