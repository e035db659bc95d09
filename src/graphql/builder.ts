import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import ValidationPlugin from '@pothos/plugin-validation';
import { badInput } from '../graph/errors.ts';
import type { Context } from './context.ts';
import type { RootParent } from './parents.ts';

interface Shape {
  Context: Context;
  Root: RootParent | undefined;
  DefaultFieldNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    PartialDate: { Input: string; Output: string };
    DateTime: { Input: string; Output: string };
    Decimal: { Input: string; Output: string };
  };
}

/** The types that Pothos works with. */
export type Types = PothosSchemaTypes.ExtendDefaultTypes<Shape>;
export type Builder = PothosSchemaTypes.SchemaBuilder<Types>;

/** A new builder; fields are non-null unless they say otherwise. One per schema: a builder builds once. */
export function createBuilder(): Builder {
  return new SchemaBuilder<Shape>({
    plugins: [RelayPlugin, ValidationPlugin],
    defaultFieldNullability: false,
    relay: {
      nodeQueryOptions: false,
      nodesQueryOptions: false,
      nodeTypeOptions: {
        description: 'Anything with an id of its own that `node(id)` finds again: every entity and every fact.',
        resolveType: (value) => typeNameOf(value),
      },
      idFieldOptions: {
        description: 'Global id: `Company:nvidia` for an entity, `InvestedIn:` and the id of the edge for a fact.',
      },
    },
    validation: {
      validationError: ({ issues }) => {
        const [first] = issues;
        const path = (first?.path ?? []).map((part) => (typeof part === 'object' ? String(part.key) : String(part)));
        return badInput(`${path.join('.')}: ${first?.message}`, { argument: path.join('.') });
      },
    },
  });
}

/** Name of the GraphQL type of an entity or fact as resolvers hand it on. */
export function typeNameOf(value: unknown): string | undefined {
  return (value as { typeName?: string }).typeName;
}
