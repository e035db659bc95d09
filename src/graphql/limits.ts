import {
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  parse,
  type SelectionSetNode,
  specifiedRules,
  type ValidationContext,
  type ValidationRule,
  validate,
} from 'graphql';
import { clientError, validationError } from './errors.ts';

export const maximumDepth = 15;
export const maximumAliases = 50;
export const maximumTokens = 5_000;
/** Objects and lists in variables, and how deep they may stand in each other: no filter within its limits comes near. */
const most = { parts: 10_000, levels: 100 };

/** Rules about the text of a query; what depends on variables is left to the cost rule. */
export const limitRules: ValidationRule[] = [
  limitRule('depth', maximumDepth, (sizes) => sizes.depth),
  limitRule('number of aliases', maximumAliases, (sizes) => sizes.aliases),
];

/** The document of a query text. More than 5,000 tokens: QUERY_TOO_COMPLEX; no GraphQL: GRAPHQL_PARSE_FAILED. */
export function parseQuery(text: string): DocumentNode {
  try {
    return parse(text, { maxTokens: maximumTokens });
  } catch (error) {
    throw parseError(error);
  }
}

/** Everything wrong with a document by the schema and the limits, each error with its code. */
export function validateQuery(schema: GraphQLSchema, document: DocumentNode): GraphQLError[] {
  return validate(schema, document, [...specifiedRules, ...limitRules]).map(validationError);
}

/** What a parser run with `maxTokens` threw, as an error with its code; for servers that call the parser themselves. */
export function parseError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  // Of the stack: few thousand brackets within each other are more than it takes.
  if (error instanceof RangeError) return clientError('QUERY_TOO_COMPLEX', 'The query is nested too deeply.');
  if (/Document contains more tha[nt] \d+ tokens/.test(error.message)) {
    return clientError('QUERY_TOO_COMPLEX', `A query has at most ${maximumTokens} tokens.`, { limit: maximumTokens });
  }
  return error;
}

/** Throws LIMIT_EXCEEDED for variables of so many parts that reading them by their types would hold up everyone. */
export function requireVariables(variables: Readonly<Record<string, unknown>>): void {
  let level: object[] = [variables];
  for (let levels = 0, parts = 0; level.length > 0; levels += 1) {
    level = level.flatMap((one) => Object.values(one).filter((value) => typeof value === 'object' && value !== null));
    parts += level.length;
    if (parts > most.parts) throw tooMany('objects and lists', most.parts, parts);
    if (levels > most.levels) throw tooMany('levels', most.levels, levels);
  }
}

function tooMany(what: string, limit: number, requested: number): GraphQLError {
  return clientError('LIMIT_EXCEEDED', `Variables have at most ${limit} ${what}.`, { limit, requested });
}

interface Sizes {
  depth: number;
  aliases: number;
}

/** Reports an operation that is larger than the limit, fragments counted where they are spread, introspection not. */
function limitRule(what: string, limit: number, size: (sizes: Sizes) => number): ValidationRule {
  return (context: ValidationContext): ASTVisitor => ({
    OperationDefinition(operation) {
      const requested = size(measure(operation.selectionSet, fragmentsOf(context), new Map()));
      if (requested <= limit) return;
      const message = `The ${what} of a query is at most ${limit}, not ${requested}.`;
      context.reportError(clientError('QUERY_TOO_COMPLEX', message, { limit, requested }, operation));
    },
  });
}

type Fragments = Map<string, FragmentDefinitionNode>;

function fragmentsOf(context: ValidationContext): Fragments {
  const fragments: Fragments = new Map();
  for (const definition of context.getDocument().definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return fragments;
}

/** `known` holds each fragment's sizes, so that fragments spread in fragments are not walked again and again. */
function measure(set: SelectionSetNode, fragments: Fragments, known: Map<string, Sizes>): Sizes {
  const total: Sizes = { depth: 0, aliases: 0 };
  const add = ({ depth, aliases }: Sizes) => {
    total.depth = Math.max(total.depth, depth);
    total.aliases += aliases;
  };
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      const below = selection.selectionSet && !isIntrospection(selection.name.value);
      const inner = below ? measure(selection.selectionSet!, fragments, known) : { depth: 0, aliases: 0 };
      add({ depth: inner.depth + 1, aliases: inner.aliases + (selection.alias ? 1 : 0) });
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      add(measure(selection.selectionSet, fragments, known));
    } else {
      const name = selection.name.value;
      if (!known.has(name)) {
        // A fragment within itself is another rule's error; here it must only end.
        known.set(name, { depth: 0, aliases: 0 });
        const fragment = fragments.get(name);
        if (fragment) known.set(name, measure(fragment.selectionSet, fragments, known));
      }
      add(known.get(name)!);
    }
  }
  return total;
}

export function isIntrospection(field: string): boolean {
  return field === '__schema' || field === '__type';
}
