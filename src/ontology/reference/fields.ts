import { typeSignature } from '../check.ts';
import { type FieldModel, targetOf } from '../model.ts';
import { bullets, code, link, table } from './markdown.ts';

/** Fields as a table, and beneath it the values of those that have a closed set. `more` adds to a field's meaning. */
export function fieldsText(fields: FieldModel[], more: (field: FieldModel) => string = () => ''): string[] {
  const rows = fields.map((field) => [
    code(field.name),
    typeText(field),
    field.unit ?? '',
    `${field.description}${more(field)}`,
  ]);
  return fields.length === 0 ? [] : [table(['field', 'type', 'unit', 'meaning'], rows), ...fields.flatMap(valuesText)];
}

function typeText(field: FieldModel): string {
  const target = targetOf(field);
  const text = typeSignature(field).replace(/ \(.*\)/, '');
  return target ? text.replace(target, link(target)) : text;
}

function valuesText(field: FieldModel): string[] {
  const values = Object.entries((field.item ?? field).values ?? {});
  if (values.length === 0) return [];
  return [`Values of ${code(field.name)}:`, bullets(values.map(([name, meaning]) => `${code(name)}: ${meaning}`))];
}
