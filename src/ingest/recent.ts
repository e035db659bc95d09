/** What was last made of some names: a map of bounded size that forgets what was not asked for lately. */
export class Recent<Value> {
  private young = new Map<string, Value>();
  private old = new Map<string, Value>();
  private readonly limit: number;

  /** Holds up to twice `limit` entries. */
  constructor(limit: number) {
    this.limit = limit;
  }

  get(name: string): Value | undefined {
    const value = this.young.get(name);
    if (value !== undefined) return value;
    const earlier = this.old.get(name);
    return earlier === undefined ? undefined : this.set(name, earlier);
  }

  set(name: string, value: Value): Value {
    if (this.young.size >= this.limit) [this.old, this.young] = [this.young, new Map()];
    this.young.set(name, value);
    return value;
  }
}
