import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { databaseUrl, removeLeftoverSocket } from "./address.mjs";

const server = { dataFolder: "/srv/atlas data/postgres", port: 5433, password: "p/w" };

test("a database is reached through the socket beside its data", () => {
  expect(databaseUrl(server, "atlas")).toBe(
    "postgres://atlas:p%2Fw@127.0.0.1:5433/atlas?host=%2Fsrv%2Fatlas%20data%2Fpostgres",
  );
});

test("a folder too deep for a socket leaves the port", () => {
  const dataFolder = `/srv/${"deep/".repeat(20)}postgres`;
  expect(databaseUrl({ ...server, dataFolder }, "atlas")).toBe("postgres://atlas:p%2Fw@127.0.0.1:5433/atlas");
});

test("what a killed server left of its socket goes, its data stays", () => {
  const folder = mkdtempSync(join(tmpdir(), "atlas-socket-"));
  for (const name of [".s.PGSQL.5433", ".s.PGSQL.5433.lock", "PG_VERSION"])
    writeFileSync(join(folder, name), "");
  removeLeftoverSocket(folder);
  expect(existsSync(join(folder, ".s.PGSQL.5433"))).toBe(false);
  expect(existsSync(join(folder, ".s.PGSQL.5433.lock"))).toBe(false);
  expect(existsSync(join(folder, "PG_VERSION"))).toBe(true);
  rmSync(folder, { recursive: true });
});
