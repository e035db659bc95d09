/** What may be bound: a boolean aborts libsql's process and a float binds inexactly beside JSON, so neither is here. */
export type Bindable = string | bigint | null;

/** A statement as pure data: fixed text per shape, values only in `parameters` (`?1` is the first). */
export interface Statement {
  text: string;
  parameters: Bindable[];
}

/** Collects the parameters of one statement; each method returns the text that stands for the value. */
export interface Parameters {
  values: Bindable[];
  text(value: string): string;
  /** A whole number. */
  integer(value: number): string;
  /** Any comparable value; numbers are read by the same routine that reads them out of stored JSON. */
  value(value: string | number | boolean | null): string;
  /** A list, to be read with `json_each`. */
  list(values: readonly unknown[]): string;
}

export function createParameters(): Parameters {
  const values: Bindable[] = [];
  const add = (value: Bindable) => `?${values.push(typeof value === 'string' ? comparable(value) : value)}`;
  return {
    values,
    text: add,
    integer: (value) => add(BigInt(value)),
    value(value) {
      if (typeof value === 'boolean') return add(value ? 1n : 0n);
      // SQLite's reading of a decimal text may differ from a double in the last bit: compare like with like.
      if (typeof value === 'number') return `cast(${add(String(value))} as numeric)`;
      return add(value);
    },
    list: (list) => add(JSON.stringify(list.map((one) => (typeof one === 'string' ? comparable(one) : one)))),
  };
}

/** Half a surrogate pair would be bound as U+FFFD and match it; NUL is in no record either and stays itself. */
function comparable(text: string): string {
  return text.isWellFormed() ? text : text.replace(/\p{Surrogate}/gu, '\0');
}
