import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createApi } from "./api.js";
import { loadConfig } from "./platform/index.js";
import { createTestDatabase, type TestDatabase } from "./platform/testing/test-database.js";
import { serveWebApp } from "./web-app.js";

const SCRIPT = "console.log('Atlas');".repeat(100);
const PAGE = '<!doctype html><script type="module" src="/assets/index-a1b2c3.js"></script>';
const BROWSER = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

let db: TestDatabase;
let folder: string;
let url: string;
let stop: () => Promise<void>;

beforeAll(async () => {
  db = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), "atlas-dist-"));
  build("dist", "index-a1b2c3.js");
  const config = loadConfig({ DATABASE_URL: db.url, ATLAS_SECRET_KEY: "x".repeat(32) });
  const app = await createApi(config, db.dataSource);
  serveWebApp(app, join(folder, "dist"));
  await app.listen(0, "127.0.0.1");
  url = await app.getUrl();
  stop = () => app.close();
});
afterAll(async () => {
  await stop();
  await db.drop();
  rmSync(folder, { recursive: true });
});

function build(name: string, script: string): void {
  const assets = join(folder, name, "assets");
  mkdirSync(assets, { recursive: true });
  writeFileSync(join(folder, name, "index.html"), PAGE);
  writeFileSync(join(folder, name, "atlas.svg"), "<svg/>");
  writeFileSync(join(folder, name, ".build.sha256"), "secret");
  writeFileSync(join(assets, script), SCRIPT);
  writeFileSync(join(assets, `${script}.br`), brotliCompressSync(SCRIPT));
  writeFileSync(join(assets, `${script}.gz`), gzipSync(SCRIPT));
}

/** The answer as it is on the wire: fetch decodes, and normalises paths. */
function raw(path: string, headers: Record<string, string>) {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; length: number }>(
    (resolve, reject) => {
      const { hostname, port } = new URL(url);
      request({ hostname, port, path, headers }, (response) => {
        let length = 0;
        response.on("data", (chunk: Buffer) => (length += chunk.length));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, length }),
        );
      })
        .on("error", reject)
        .end();
    },
  );
}

describe("the web app on the API's port", () => {
  test.each(["/", "/customers", "/invoices/inv_1?tab=lines", "/v1x", "/pay/some.signed-token"])(
    "answers %s with its one page, which browsers ask for again each time",
    async (path) => {
      const response = await fetch(url + path, { headers: BROWSER });
      expect(response.status).toBe(200);
      expect(response.headers.get("cache-control")).toBe("no-cache");
      expect(await response.text()).toBe(PAGE);
    },
  );

  test("lets the page run its own scripts only", async () => {
    const policy = (await fetch(url, { headers: BROWSER })).headers.get("content-security-policy") ?? "";
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self'");
  });

  test.each([
    ["br", "br"],
    ["gzip, deflate", "gzip"],
    ["br;q=0, gzip", "gzip"],
    ["identity", undefined],
  ])("sends hashed files compressed as the browser (%s) takes them, for good", async (accepts, encoding) => {
    const { status, headers, length } = await raw("/assets/index-a1b2c3.js", { "accept-encoding": accepts });
    expect(status).toBe(200);
    expect(headers["content-encoding"]).toBe(encoding);
    expect(headers["content-type"]).toMatch(/javascript/);
    expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(length < SCRIPT.length).toBe(encoding !== undefined);
  });

  test("has an icon, and shows no other file", async () => {
    const icon = await fetch(`${url}/atlas.svg`);
    expect(icon.headers.get("content-type")).toBe("image/svg+xml");
    for (const path of [
      "/.build.sha256",
      "/assets/../.build.sha256",
      "/assets/%2e%2e/.build.sha256",
      "/package.json",
    ]) {
      expect((await raw(path, {})).status).toBeGreaterThanOrEqual(400);
    }
  });

  test.each(["/v1/nowhere", "/docs/nowhere.js", "/assets/gone-123456.js", "/healthz/x"])(
    "leaves %s a problem, also for a browser",
    async (path) => {
      const response = await fetch(url + path, { headers: BROWSER });
      expect(response.status).toBe(404);
      expect(response.headers.get("content-type")).toContain("application/problem+json");
    },
  );

  test("is for those who look at it: a program that asks for JSON gets a problem", async () => {
    const response = await fetch(`${url}/customers`, { headers: { accept: "application/json" } });
    expect(response.status).toBe(404);
    expect(((await response.json()) as { code: string }).code).toBe("request.not_found");
    expect((await fetch(`${url}/customers`, { method: "POST", headers: BROWSER })).status).toBe(404);
  });

  test("follows a new build without a restart, and says what to do when there is none", async () => {
    build("next", "index-d4e5f6.js");
    renameSync(join(folder, "dist"), join(folder, "old"));
    const missing = await fetch(url, { headers: BROWSER });
    expect(missing.status).toBe(503);
    expect(await missing.text()).toContain("npm run build");
    renameSync(join(folder, "next"), join(folder, "dist"));
    expect((await fetch(`${url}/assets/index-d4e5f6.js`)).status).toBe(200);
    expect((await fetch(`${url}/assets/index-a1b2c3.js`)).status).toBe(404);
    expect((await fetch(url, { headers: BROWSER })).status).toBe(200);
  });
});
