import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import {
  type ProviderProcess,
  buildProvider,
  endProvider,
  freePort,
  spawnProvider,
} from "./provider-process.js";
import { callProvider, createTestDatabase, eventually, receiveWebhooks } from "./provider-test-bed.js";

let build: Awaited<ReturnType<typeof buildProvider>>;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let port: number;
let running: ProviderProcess | undefined;

beforeAll(async () => {
  [build, database, port] = await Promise.all([buildProvider(), createTestDatabase(), freePort()]);
});
afterEach(async () => {
  if (running) await endProvider(running, "SIGKILL");
});
afterAll(async () => {
  await build.remove();
  await database.drop();
});

const start = async (env: Record<string, string> = {}) =>
  (running = await spawnProvider(build.entry, { databaseUrl: database.url, port, env }));
const chargesOf = async (url: string, invoice: string) =>
  (await callProvider(url, "GET", `/v1/charges?metadata[invoice]=${invoice}`)).body["data"] as {
    status: string;
  }[];
const charge = (url: string, paymentMethod: string, metadata: Record<string, string>) =>
  callProvider(url, "POST", "/v1/charges", {
    key: `pay/${metadata["invoice"]}/1`,
    body: { amount: "4.20", currency: "USD", paymentMethod, metadata },
  });

describe("a provider killed with -9", () => {
  test("while a charge is processing settles it at the next start, once, and keeps its key", async () => {
    const before = await start({ PROVIDER_SLOW_MS: "60000" });
    const lost = charge(before.url, "pm_card_slow", { invoice: "inv_killed" }).catch(
      (error: Error) => error.message,
    );
    await eventually("the charge to be processing", async () =>
      (await chargesOf(before.url, "inv_killed")).length === 1 ? true : undefined,
    );
    await endProvider(before, "SIGKILL");
    expect(await lost).toBe("fetch failed");

    const after = await start();
    expect(await chargesOf(after.url, "inv_killed")).toMatchObject([{ status: "succeeded" }]);
    const retried = await charge(after.url, "pm_card_slow", { invoice: "inv_killed" });
    expect(retried.headers.get("idempotent-replayed")).toBe("true");
    expect(await chargesOf(after.url, "inv_killed")).toHaveLength(1);
  });

  test("with a webhook undelivered and fault modes set still has both", async () => {
    let taken = false;
    const hook = await receiveWebhooks(() => (taken ? 200 : 500));
    const before = await start();
    await callProvider(before.url, "POST", "/v1/faults", { body: { seed: 99, duplicate: 1 } });
    await charge(before.url, "pm_card_success", { invoice: "inv_hook", webhookUrl: hook.url });
    await eventually("a first delivery", () => (hook.received.length > 0 ? true : undefined));
    await endProvider(before, "SIGKILL");
    taken = true;
    const soFar = hook.received.length;

    const after = await start();
    await eventually("both copies", () => (hook.received.length >= soFar + 2 ? true : undefined));
    expect(new Set(hook.received.map(({ event }) => event.id)).size).toBe(1);
    expect((await callProvider(after.url, "GET", "/v1/faults")).body).toMatchObject({
      seed: 99,
      duplicate: 1,
    });
    await hook.close();
  });
});

describe("the process", () => {
  test("ends by itself on SIGTERM, after answering what is under way", async () => {
    const provider = await start({ PROVIDER_SLOW_MS: "300" });
    const slow = charge(provider.url, "pm_card_slow", { invoice: "inv_term" });
    await eventually("the charge to be processing", async () =>
      (await chargesOf(provider.url, "inv_term")).length === 1 ? true : undefined,
    );
    expect(await endProvider(provider, "SIGTERM")).toBe(0);
    expect((await slow).body).toMatchObject({ status: "succeeded" });
  });

  test("says which settings are missing, and shows no secret", async () => {
    const failed = spawnProvider(build.entry, {
      databaseUrl: "",
      port,
      env: { PROVIDER_WEBHOOK_SECRET: "hunter2" },
    });
    await expect(failed).rejects.toThrow(/PROVIDER_DATABASE_URL.*\n.*PROVIDER_WEBHOOK_SECRET/);
    await expect(failed).rejects.not.toThrow(/hunter2/);
  });
});
