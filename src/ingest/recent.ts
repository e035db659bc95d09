/** How many more names may be remembered by all that share it. */
export interface Room {
  left: number;
}

/** Names that are remembered at first, and where nobody asks for one again. */
const atFirst = 8_000;
const least = 1_000;

/** Share of the names remembered that must be asked for again until as many new ones came. */
const worthwhile = 0.02;

/**
 * What was last made of some names: a map that forgets what was not asked for lately. It holds more and more while what
 * it holds is asked for and there is room; where it is not, it gives its room back.
 */
export class Recent<Value> {
  private young = new Map<string, Value>();
  private old = new Map<string, Value>();
  private limit = atFirst;
  /** How often a name was found since the limit was last reached. */
  private found = 0;
  private readonly room: Room;

  /** Holds up to twice as many names as it takes of the room. */
  constructor(room: Room) {
    this.room = room;
    room.left -= this.limit;
  }

  get(name: string): Value | undefined {
    const value = this.young.get(name);
    if (value !== undefined) {
      this.found += 1;
      return value;
    }
    const earlier = this.old.get(name);
    if (earlier === undefined) return undefined;
    this.found += 1;
    return this.set(name, earlier);
  }

  set(name: string, value: Value): Value {
    if (this.young.size >= this.limit) this.turn();
    this.young.set(name, value);
    return value;
  }

  private turn(): void {
    const isWorthwhile = this.found >= worthwhile * this.limit;
    this.found = 0;
    if (isWorthwhile && this.room.left >= this.limit) {
      this.resize(2 * this.limit);
      return;
    }
    this.old = isWorthwhile ? this.young : new Map();
    this.young = new Map();
    if (!isWorthwhile) this.resize(Math.max(least, this.limit / 2));
  }

  private resize(limit: number): void {
    this.room.left -= limit - this.limit;
    this.limit = limit;
  }
}
