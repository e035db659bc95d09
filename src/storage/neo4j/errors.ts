import { GraphError, timeout } from '../../graph/errors.ts';

/** Where a store is, as messages name it; never with its password. */
export interface Address {
  uri: string;
  database: string;
}

interface DriverError {
  code?: string;
  message?: string;
  retriable?: boolean;
}

/** What the operator should do about an error of the driver or server, by what its code or message holds. */
const remedies: { of: RegExp; says: (at: Address) => string }[] = [
  {
    of: /^Neo\.ClientError\.Security\.CredentialsExpired/,
    says: ({ uri }) =>
      `Neo4j at ${uri} wants its initial password changed: log in once with another client and set one.`,
  },
  {
    of: /^Neo\.ClientError\.Security\.(Unauthorized|AuthenticationRateLimit|TokenExpired)/,
    says: ({ uri }) => `Neo4j at ${uri} refuses the user name or password: correct NEO4J_USER and NEO4J_PASSWORD.`,
  },
  {
    of: /^Neo\.ClientError\.Security\.Forbidden/,
    says: ({ uri }) =>
      `Neo4j at ${uri} does not let this user do that: give it the role of an editor or administrator.`,
  },
  {
    of: /^Neo\.ClientError\.Database\.DatabaseNotFound/,
    says: ({ uri, database }) => `Neo4j at ${uri} has no database ${database}: correct NEO4J_DATABASE.`,
  },
  {
    of: /Unknown scheme|Illegal host|Invalid URL|parse.*(URL|host|port)/i,
    says: ({ uri }) => `${uri} is not the address of a Neo4j: set NEO4J_URI to one like bolt://localhost:7687.`,
  },
  {
    of: /ProtocolError|responded HTTP|handshake|Unknown Bolt protocol|unsupported by this driver/i,
    says: ({ uri }) =>
      `What answers at ${uri} is not a Neo4j: set NEO4J_URI to its Bolt address, such as bolt://localhost:7687.`,
  },
  {
    of: /ServiceUnavailable|SessionExpired|Neo\.TransientError\.(General|Database)\.Database(Unavailable)?/,
    says: ({ uri }) => `No Neo4j answers at ${uri}: start it (npm run neo4j) or correct NEO4J_URI.`,
  },
];

/** The driver's error in the graph's language, the driver's own kept as its cause. */
export function translateError(error: unknown, at: Address): GraphError {
  if (error instanceof GraphError) return error;
  const { code = '', message = String(error) } = (error ?? {}) as DriverError;
  if (/TransactionTimedOut/.test(code)) return timeout(error);
  const remedy =
    remedies.find(({ of }) => of.test(code)) ??
    (isNeo4j(code) ? undefined : remedies.find(({ of }) => of.test(message)));
  if (remedy) return new GraphError('STORE_UNAVAILABLE', remedy.says(at), { uri: at.uri }, error);
  return new GraphError('INTERNAL', `Neo4j at ${at.uri} failed: ${message}`, { code }, error);
}

/** A server's own error, whose message may quote anything. */
function isNeo4j(code: string): boolean {
  return code.startsWith('Neo.');
}

/** Whether the same statement may succeed when tried again. */
export function isRetriable(error: unknown): boolean {
  return (error as DriverError | null)?.retriable === true;
}
