import { edgeFile, interfaceFile, nodeFile } from '../ontology/check.ts';
import { ModelError, type ModelIssue } from '../ontology/errors.ts';
import type { Model } from '../ontology/model.ts';

/** What the builder says of a second type, or a second root field, under one name. */
const duplicate = /^Duplicate (?:typename: Another type with name|field) (\w+)/;

/** The builder's error with the declaration that wants a name which the API has; any other error as it is. */
export function placed(model: Model, error: unknown): unknown {
  const [, name] = duplicate.exec((error as Error).message) ?? [];
  const place = name === undefined ? undefined : placesOf(model).find(([declared]) => declared === name)?.[1];
  return place ? new ModelError([{ ...place, message: `${name} is a name that the API has already` }]) : error;
}

/** Where each type and root field that follows from a declaration is named. */
function placesOf({ kinds, edges, interfaces }: Model): [name: string, place: Omit<ModelIssue, 'message'>][] {
  return [
    ...[...kinds.values()].flatMap(({ name, field, plural }): ReturnType<typeof placesOf> => {
      const file = nodeFile(name);
      return [
        [name, { file, field: 'name' }],
        [field, { file, field: 'name' }],
        [plural, { file, field: 'plural' }],
      ];
    }),
    ...[...edges.values()].map(({ name, type }): ReturnType<typeof placesOf>[number] => {
      return [name, { file: edgeFile(type), field: 'type' }];
    }),
    ...[...interfaces.values()].flatMap(({ name, plural }): ReturnType<typeof placesOf> => {
      const file = interfaceFile(name);
      return [
        [name, { file, field: 'name' }],
        [plural, { file, field: 'plural' }],
      ];
    }),
  ];
}
