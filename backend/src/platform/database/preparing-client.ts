import type pg from "pg";
import { CHANGED_RESULT, sqlState } from "./database.js";
import { PipeliningClient } from "./pipelining-client.js";

/** More than all statements of the code: what comes on top has texts made at run time, which are not worth keeping. */
const MOST_STATEMENTS = 500;

type Query = (text: unknown, values?: unknown, callback?: unknown) => unknown;

/**
 * A connection on which the server keeps the plan of each statement from its second use on. A process that runs the same few
 * hundred statements over and over spends a third of the server's time on planning them otherwise.
 */
export class PreparingClient extends PipeliningClient {
  private readonly names = new Map<string, string>();
  private count = 0;

  constructor(config?: pg.ClientConfig) {
    super(config);
    const query = this.query.bind(this) as Query;
    const prepared: Query = (text, values, callback) => {
      const name = this.nameOf(text, values);
      if (name === undefined) return query(text, values, callback);
      const result = query({ name, text, values }, callback);
      return result instanceof Promise ? result.catch((error: unknown) => this.give(error)) : result;
    };
    this.query = prepared as typeof this.query;
  }

  /** Undefined for what is not kept: a first use, a statement without values (BEGIN), one text too many. */
  private nameOf(text: unknown, values: unknown): string | undefined {
    if (typeof text !== "string" || !Array.isArray(values) || values.length === 0) return undefined;
    const known = this.names.get(text);
    if (known === undefined && this.names.size < MOST_STATEMENTS) this.names.set(text, `s${++this.count}`);
    return known;
  }

  // The kept statements are of no use any more. The transaction is lost; tried again, it prepares them anew.
  private give(error: unknown): never {
    if (sqlState(error) === CHANGED_RESULT) this.names.clear();
    throw error;
  }
}
