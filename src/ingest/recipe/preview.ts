import type { Model } from '../../ontology/model.ts';
import { parseRecord, withoutNulls } from '../../ontology/parse.ts';
import type { Mapped, Mapping } from '../mapping.ts';

/** What each row becomes, for people: a line for the row, one for each record, reason or problem. */
export async function* preview(model: Model, mapping: Mapping, files: readonly string[]): AsyncGenerator<string> {
  const records = mapping.mapper();
  for (const file of files) {
    for await (const rows of mapping.rows(file)) {
      for (const row of rows) {
        yield `${file}:${row.line}`;
        if ('problem' in row) yield `  rejected: ${row.problem}`;
        else for (const one of records(row.value)) yield* linesOf(model, one);
      }
    }
  }
}

function* linesOf(model: Model, mapped: Mapped): Generator<string> {
  const name = mapped.template ?? 'row';
  if ('issues' in mapped)
    for (const { field, message } of mapped.issues) yield `  ${name} rejected: ${field}: ${message}`;
  else if ('skipped' in mapped) yield `  ${name}: none, since ${mapped.skipped}`;
  else if ('warning' in mapped) yield `  warning: ${mapped.warning}`;
  else if ('raw' in mapped) {
    const parsed = parseRecord(model, mapped.raw);
    yield `  ${name}: ${JSON.stringify(withoutNulls(mapped.raw as object))}`;
    if ('issues' in parsed) for (const { field, message } of parsed.issues) yield `    rejected: ${field}: ${message}`;
  }
}
