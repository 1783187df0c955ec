import { finished, Writable } from "node:stream";
import pg from "pg";

type Query = (text: unknown, values?: unknown, callback?: unknown) => unknown;

/** What TypeORM says to begin a transaction. */
const BEGIN = "START TRANSACTION";

/**
 * A connection whose statements travel together: those that are asked for at the same time, without waiting for one another's
 * answers, go to the server in one message and are done there in their order; a transaction's beginning goes with its first
 * statement. Each message wakes a process on either side, which costs more than a simple statement does.
 */
export class PipeliningClient extends pg.Client {
  private begun: Promise<unknown> | null = null;
  private isGathering = false;

  constructor(config?: pg.ClientConfig) {
    super({ ...config, pipeline: true });
    const query = this.query.bind(this) as Query;
    const pipelined: Query = (text, values, callback) => {
      if (text instanceof Writable) return this.alone(text, query);
      this.gather();
      if (text === BEGIN) return this.begin(query(text));
      const { begun } = this;
      this.begun = null;
      const result = query(text, values, callback);
      return begun ? Promise.all([result, begun]).then(([answer]) => answer) : result;
    };
    this.query = pipelined as typeof this.query;
  }

  /** A COPY: what is asked for while it lasts waits for its end. */
  private alone(copy: Writable, query: Query): unknown {
    this.internals.pipeline = false;
    finished(copy, () => {
      this.internals.pipeline = true;
    });
    return query(copy);
  }

  // Should it fail, the first statement fails with it.
  private begin(answer: unknown): Promise<Pick<pg.QueryResult, "rows">> {
    this.begun = Promise.resolve(answer);
    this.begun.catch(() => undefined);
    return Promise.resolve({ rows: [] });
  }

  private get internals(): Internals {
    return this;
  }

  /** Holds back what is written until the code that runs now has asked for all that it can. */
  private gather(): void {
    if (this.isGathering) return;
    this.isGathering = true;
    const { stream } = this.internals.connection;
    stream.cork();
    process.nextTick(() => {
      this.isGathering = false;
      stream.uncork();
    });
  }
}

/** What the library's types leave out. */
type Internals = { pipeline: boolean; connection: { stream: Pick<Writable, "cork" | "uncork"> } };
