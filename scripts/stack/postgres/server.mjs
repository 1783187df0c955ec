import { join } from "node:path";
import { postgresBinaries } from "./binaries.mjs";
import { databaseUrl, removeLeftoverSocket, socketFolder } from "./address.mjs";
import { createCluster } from "./cluster.mjs";
import { databasePlace } from "./data-place.mjs";
import { answersQueries } from "./databases.mjs";
import { stopLeftoverPostmaster } from "./leftover-postmaster.mjs";

/**
 * Prepares the embedded server: its programs, its data folder, and how it is started.
 * @param {object} options
 * @param {import("../home.mjs").Home} options.home
 * @param {number} options.port
 * @param {string} options.password
 * @param {boolean} options.durable false turns fsync off: for tests only, a power cut may then lose data
 * @returns {Promise<import("../managed-process.mjs").ProcessPlan>}
 */
export async function planPostgres({ home, port, password, durable }) {
  const place = databasePlace(home);
  const binaries = postgresBinaries(place.account);
  await stopLeftoverPostmaster(place.folder);
  removeLeftoverSocket(place.folder);
  await createCluster(place, binaries, { password, durable });
  return {
    name: "postgres",
    title: "PostgreSQL",
    command: join(binaries, "postgres"),
    args: ["-D", place.folder, ...settings(place.folder, port, durable)],
    env: { PATH: process.env["PATH"] ?? "", LC_ALL: "C", TZ: "UTC" },
    cwd: "/",
    account: place.account,
    // "Fast shutdown": ends sessions, writes a checkpoint. SIGTERM would wait for clients to leave.
    stopSignal: "SIGINT",
    stopDeadlineMs: 20_000,
    isReady: () => answersQueries(databaseUrl({ dataFolder: place.folder, port, password }, "postgres")),
  };
}

/** @param {string} folder @param {number} port @param {boolean} durable */
function settings(folder, port, durable) {
  const values = {
    listen_addresses: "127.0.0.1",
    port,
    // Never in /tmp, which is shared.
    unix_socket_directories: socketFolder(folder, port) ?? "",
    max_connections: 200,
    shared_buffers: "256MB",
    max_wal_size: "2GB",
    timezone: "UTC",
    log_timezone: "UTC",
    jit: "off",
    // A young database's tables grow from nothing: until they are analysed, plans find a row by reading its whole environment.
    autovacuum_naptime: "5s",
    // Values of a failed statement stay out of the log: they may be personal or secret.
    log_min_error_statement: "panic",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  return Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
