import { randomBytes } from "node:crypto";
import { type IncomingHttpHeaders, type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { ProviderConfig } from "./provider-config.js";

export const WEBHOOK_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
export const API_KEY = "sim_test_key_of_sixteen_or_more";

/** A database of its own for one test file, on the server that `TEST_DATABASE_URL` administers. */
export async function createTestDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const adminUrl = process.env["TEST_DATABASE_URL"];
  if (adminUrl === undefined)
    throw new Error("Set TEST_DATABASE_URL to a Postgres where databases may be created.");
  const name = `provider_${randomBytes(6).toString("hex")}`;
  await administer(adminUrl, `CREATE DATABASE ${name}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(adminUrl, `DROP DATABASE ${name} WITH (FORCE)`) };
}

/** A provider without random faults, fast enough for tests; `change` names what a test needs otherwise. */
export function testConfig(databaseUrl: string, change: Partial<ProviderConfig> = {}): ProviderConfig {
  return {
    host: "127.0.0.1",
    port: 0,
    databaseUrl,
    secret: API_KEY,
    webhookSecret: WEBHOOK_SECRET,
    webhookUrl: null,
    publicUrl: null,
    keyTtlMs: 60_000,
    slowMs: 400,
    webhookRetryMs: 20,
    webhookDeadlineMs: 1000,
    faultDefaults: { seed: 1, duplicate: 0, reorder: 0, delayMs: 0 },
    ...change,
  };
}

export interface ReceivedWebhook {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly event: { id: string; type: string; data: { id: string; metadata: Record<string, string> } };
}

/** A real HTTP endpoint that remembers what it was sent and answers as told (200 unless told otherwise). */
export async function receiveWebhooks(
  answer: (count: number) => number = () => 200,
): Promise<{ url: string; received: ReceivedWebhook[]; close: () => Promise<void> }> {
  const received: ReceivedWebhook[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      const event = JSON.parse(body) as ReceivedWebhook["event"];
      received.push({ headers: request.headers, body, event });
      response.writeHead(answer(received.length)).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/webhooks`,
    received,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Calls the provider as its own client library would. */
export async function callProvider(
  url: string,
  method: "GET" | "POST" | "DELETE",
  path: string,
  options: { body?: object; key?: string } = {},
): Promise<{ status: number; headers: Headers; body: Record<string, unknown> }> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${API_KEY}`,
      ...(options.body ? { "content-type": "application/json" } : {}),
      ...(options.key === undefined ? {} : { "idempotency-key": options.key }),
    },
    body: options.body ? JSON.stringify(options.body) : null,
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}

/** Asks until the answer is there; fails with `what` after the deadline. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined> | T | undefined,
  deadlineMs = 10_000,
): Promise<T> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`Waited ${deadlineMs} ms in vain for: ${what}`);
    await pause(10);
  }
}

async function administer(adminUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
