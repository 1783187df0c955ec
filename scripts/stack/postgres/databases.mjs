import pg from "pg";
import { SetupError } from "../../bootstrap/setup-error.mjs";
import { errorCode } from "../error-code.mjs";

const OLDEST_VERSION = 15;
const NO_SUCH_DATABASE = "3D000";
const DUPLICATE_DATABASE = "42P04";

/**
 * Makes sure that the database a URL names exists on a server that is new enough; creates it where it is missing.
 * @param {string} url
 * @param {string} variable the setting that a person would change, for messages
 */
export async function ensureDatabase(url, variable) {
  try {
    await checkVersion(url, variable);
  } catch (error) {
    if (errorCode(error) !== NO_SUCH_DATABASE) throw unreachable(error, url, variable);
    await createDatabase(url, variable);
  }
}

/**
 * Whether the server answers a query.
 * @param {string} url
 */
export async function answersQueries(url) {
  return withClient(url, (client) => client.query("SELECT 1")).then(
    () => true,
    () => false,
  );
}

/** @param {string} url @param {string} variable */
async function checkVersion(url, variable) {
  const result = await withClient(url, (client) => client.query("SHOW server_version_num"));
  const version = Math.trunc(Number(result.rows[0].server_version_num) / 10_000);
  if (version >= OLDEST_VERSION) return;
  throw new SetupError(`${variable} names a PostgreSQL ${version}; Atlas needs ${OLDEST_VERSION} or later.`, {
    remedy: "upgrade that server, or leave DATABASE_URL out and the embedded one is used.",
  });
}

/** @param {string} url @param {string} variable */
async function createDatabase(url, variable) {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  const maintenance = new URL(url);
  maintenance.pathname = "/postgres";
  try {
    await withClient(maintenance.href, (client) =>
      client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`),
    );
  } catch (error) {
    if (errorCode(error) === DUPLICATE_DATABASE) return; // another start was quicker
    throw new SetupError(`The database "${name}" does not exist and could not be created.`, {
      tried: [`CREATE DATABASE as the user of ${variable}: ${messageOf(error)}`],
      remedy: `create it (createdb ${name}) and grant that user all rights on it, or let ${variable} name another one.`,
      cause: error,
    });
  }
}

/**
 * @template T
 * @param {string} url
 * @param {(client: pg.Client) => Promise<T>} work
 */
async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A connection that breaks while idle emits `error`; the awaited call reports it, so here it is only kept from crashing us.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined); // it may be broken already
  }
}

/** @param {unknown} error @param {string} url @param {string} variable */
function unreachable(error, url, variable) {
  if (error instanceof SetupError) return error;
  const { host, pathname } = new URL(url);
  return new SetupError(`The database of ${variable} does not answer.`, {
    tried: [`${host}${pathname}: ${messageOf(error)}`],
    remedy: `check that the server runs and that ${variable} has the right host, port, user and password.`,
    cause: error,
  });
}

/** @param {unknown} error */
function messageOf(error) {
  if (!(error instanceof Error)) return String(error);
  return error.message || String(errorCode(error) ?? error.name);
}
