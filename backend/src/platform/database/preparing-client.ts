import pg from "pg";
import { CHANGED_RESULT, sqlState } from "./database.js";
import { PipeliningClient } from "./pipelining-client.js";

/** More than all statements of the code: what comes on top has texts made at run time, which are not worth keeping. */
const MOST_STATEMENTS = 500;

/** Statements that any connection of this process has had before, with the names under which the others keep them. */
const names = new Map<string, string>();
let count = 0;

type Query = (text: unknown, values?: unknown, callback?: unknown) => unknown;

/**
 * A connection on which the server keeps the plan of each statement from its second use in this process on. A process that runs
 * the same few hundred statements over and over spends a third of the server's time on planning them otherwise.
 */
export class PreparingClient extends PipeliningClient {
  constructor(config?: pg.ClientConfig) {
    super(config);
    const query = this.query.bind(this) as Query;
    const prepared: Query = (text, values, callback) => {
      if (callback !== undefined || typeof text !== "string" || !Array.isArray(values) || values.length === 0)
        return query(text, values, callback);
      const name = nameOf(text);
      return name === undefined ? query(text, values) : kept(query, name, text, values);
    };
    this.query = prepared as typeof this.query;
  }
}

/** Undefined for what is not kept: a first use, one text too many. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known === undefined && names.size < MOST_STATEMENTS) names.set(text, `s${++count}`);
  return known;
}

async function kept(query: Query, name: string, text: string, values: unknown[]): Promise<pg.QueryResult> {
  try {
    return await new Promise((resolve, reject) => {
      // Given the name and the text in one object instead, the library would first copy that, property by property.
      const statement = new Statement(text, values, (error, result) => {
        if (error) reject(error);
        else resolve(begun instanceof Promise ? begun.then(() => result) : result);
      });
      statement.name = name;
      // A promise where the statement opens a transaction, which has to have begun.
      const begun = query(statement);
      if (begun instanceof Promise) begun.catch(reject);
    });
  } catch (error) {
    // The kept statements are of no use any more. The transaction is lost; tried again, it prepares them anew.
    if (sqlState(error) === CHANGED_RESULT) names.clear();
    // As the library does: its own trace leads to a socket, this one to who asked.
    if (error instanceof Error) Error.captureStackTrace(error);
    throw error;
  }
}

/** What the library's types leave out. */
const Statement = pg.Query as unknown as new (
  text: string,
  values: unknown[],
  callback: (error: Error | null, result: pg.QueryResult) => void,
) => pg.Query & { name: string };
