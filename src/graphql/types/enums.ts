import type { EnumRef } from '@pothos/core';
import type { moneyQualifiers } from '../../../schema/values/money.ts';
import type { FieldModel, Model } from '../../ontology/model.ts';
import type { Builder, Types } from '../builder.ts';
import type { Enums } from './parts.ts';

/** All enums: one per field that has a closed set of values, and the API's own. */
export function addEnums(builder: Builder, model: Model): Enums {
  const fields = new Map<string, EnumRef<Types, string>>();
  const define = (name: string, description: string, values: Record<string, string>) =>
    builder.enumType(name, {
      description,
      values: Object.fromEntries(Object.entries(values).map(([value, text]) => [value, { description: text }])),
    }) as EnumRef<Types, never>;
  const described = (entries: Iterable<{ name: string; description: string }>) =>
    Object.fromEntries([...entries].map(({ name, description }) => [name, description]));
  fields.set('kind', define('NodeKind', 'A kind of entity.', described(model.kinds.values())));
  const types = [...model.edges.values()].map(({ type, description }) => ({ name: type, description }));
  fields.set('type', define('EdgeType', 'A type of edge between two entities.', described(types)));
  for (const owner of [...model.kinds.values(), ...model.edges.values()]) {
    for (const field of owner.fields.values()) {
      const one = field.type === 'list' ? field.item! : field;
      if (one.type !== 'enum' || fields.has(field.name)) continue;
      fields.set(field.name, define(enumName(field), one.description, one.values ?? {}));
    }
  }
  return {
    fields,
    direction: define('Direction', 'Which way edges are walked from an entity.', {
      OUT: 'From it: the edges whose `from` it is. Symmetric edges count.',
      IN: 'To it: the edges whose `to` it is. Symmetric edges count.',
      ANY: 'Either way.',
    }),
    along: define('Along', 'What a direction goes by.', {
      EDGES: 'The stored direction of edges, from `from` to `to`.',
      MONEY:
        'The way that money runs along edges: OUT goes with it, IN against it. Edge types along which none runs are not walked; SUPPLIES runs from the customer to the supplier.',
    }),
    sortDirection: define('SortDirection', 'Which way a list is sorted. Unknown values come last both ways.', {
      ASC: 'Smallest, earliest or alphabetically first value first.',
      DESC: 'Largest, latest or alphabetically last value first.',
    }),
    moneyQualifier: define('MoneyQualifier', 'How an amount of money is to be read.', qualifierTexts),
    moneyFlow: define('MoneyFlow', 'Which way money runs along an edge of a type.', {
      FORWARD: 'From `from` to `to`.',
      BACKWARD: 'From `to` to `from`.',
      NONE: 'No money runs.',
    }),
  };
}

const qualifierTexts: Record<(typeof moneyQualifiers)[number], string> = {
  EXACT: 'The amount itself.',
  UP_TO: 'At most this.',
  AT_LEAST: 'At least this.',
  APPROXIMATE: 'About this.',
};

/** `facilityType` to `FacilityType`, the list `sectors` to `Sector`. */
function enumName(field: FieldModel): string {
  const word = field.type === 'list' ? field.name.replace(/s$/, '') : field.name;
  return word.charAt(0).toUpperCase() + word.slice(1);
}
