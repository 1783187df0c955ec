import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { ClockRepository, newId, parsePublicId, publicId } from "../platform/index.js";
import { startTestApi, type TestApi } from "../platform/testing/test-api.js";
import { TestClient, type Answer } from "../platform/testing/test-client.js";
import { ApplyBoundary, type Opening } from "./apply-boundary.js";
import { SubscriptionReader } from "./subscription-reader.js";

const NOW = "2026-03-10T12:00:00.000Z";

let api: TestApi;
let client: TestClient;
let environmentId: string;
beforeAll(async () => {
  api = await startTestApi();
  const owner = new TestClient(api.url, api.credentials.apiKey);
  const environment = await owner.post("/v1/environments", {
    name: "frozen",
    clock: "frozen",
    clockStart: NOW,
  });
  environmentId = parsePublicId("env", environment.body.id as string) ?? "";
  const key = await owner.post("/v1/api-keys", { environment: environment.body.id, name: "test" });
  client = new TestClient(api.url, key.body.key as string);
  for (const [plan, amount, more] of [
    ["basic", "10.00", {}],
    ["pro", "29.00", {}],
    ["yearly", "290.00", { interval: "year", anchor: "anniversary" }],
    ["dollars", "30.00", { currency: "USD" }],
  ] as const) {
    const prices = [
      { key: "base", name: "Base fee", template: "flat", timing: "in_advance", params: { amount } },
    ];
    await client.post("/v1/plans", {
      key: plan,
      name: plan,
      version: { currency: "EUR", prices, publish: true, ...more },
    });
  }
});
afterAll(() => api.stop());

let count = 0;
async function newCustomer(more: object = {}): Promise<string> {
  const answer = await client.post("/v1/customers", {
    name: "Acme",
    currency: "EUR",
    externalId: `c-${(count += 1)}`,
    ...more,
  });
  expect(answer.status).toBe(201);
  return answer.body.externalId as string;
}
const subscribe = (customer: string, more: object = {}): Promise<Answer> =>
  client.post("/v1/subscriptions", { customer, plan: "basic", ...more });
const change = (id: string, body: object): Promise<Answer> =>
  client.post(`/v1/subscriptions/${id}/change-plan`, body);
const cancel = (id: string, at: string): Promise<Answer> =>
  client.post(`/v1/subscriptions/${id}/cancel`, { at });
const read = async (id: string) => (await client.get(`/v1/subscriptions/${id}`)).body;
const uuid = (id: string): string => parsePublicId("sub", id) ?? "";
const applyBoundary = (id: string, boundary: string): Promise<Opening> =>
  api.db.database.transaction((tx) =>
    api.app.get(ApplyBoundary, { strict: false }).execute(tx, environmentId, uuid(id), boundary),
  );
const moveClock = (to: string): Promise<boolean> =>
  api.db.database.transaction((tx) =>
    api.app.get(ClockRepository, { strict: false }).moveTo(tx, environmentId, to),
  );
const eventsOf = async (id: string): Promise<string[]> => {
  const rows = await api.db.database.reader.query<{ type: string; state: string | null }[]>(
    "SELECT type, payload->>'state' AS state FROM outbox_event WHERE aggregate_id = $1 ORDER BY sequence",
    [uuid(id)],
  );
  return rows.map(({ type, state }) => (state ? `${type} ${state}` : type));
};

describe("a subscription", () => {
  test("starts now, on the latest published version, in the customer's time zone", async () => {
    const customer = await newCustomer({ timeZone: "Europe/Berlin" });
    const answer = await subscribe(customer, { externalId: "sub-1", metadata: { order: "7" } });
    expect(answer.status).toBe(201);
    expect(answer.headers.get("etag")).toBe('"1"');
    expect(answer.body).toMatchObject({
      customerName: "Acme",
      status: "active",
      startAt: NOW,
      endsAt: null,
      timeZone: "Europe/Berlin",
      plan: { planKey: "basic", version: 1, fromAt: NOW },
      // 1 April is in summer time: 22:00 UTC the day before.
      currentPeriod: { start: NOW, end: "2026-03-31T22:00:00.000Z" },
      pendingChange: null,
      metadata: { order: "7" },
    });
    expect((await client.get("/v1/subscriptions/sub-1")).body).toEqual(answer.body);
    expect(await eventsOf(answer.body.id)).toEqual(["subscription.created"]);
  });

  test("may have begun in the past, by date; or begin in the future", async () => {
    const customer = await newCustomer({ timeZone: "America/New_York" });
    const past = await subscribe(customer, { startAt: "2025-12-01" });
    expect(past.body).toMatchObject({ status: "active", startAt: "2025-12-01T05:00:00.000Z" });
    const future = await subscribe(customer, { startAt: "2026-04-01T00:00:00+02:00" });
    expect(future.body).toMatchObject({
      status: "future",
      startAt: "2026-03-31T22:00:00.000Z",
      currentPeriod: null,
    });
  });

  test("of the same customer, plan and start exists once", async () => {
    const customer = await newCustomer();
    const answers = await Promise.all([1, 2, 3].map(() => subscribe(customer, { startAt: "2026-03-01" })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
    const refused = answers.find((answer) => answer.status === 409);
    expect(refused?.body).toMatchObject({ code: "subscription.exists", errors: [{ field: "startAt" }] });
    expect((await subscribe(customer, { startAt: "2026-03-01", plan: "pro" })).status).toBe(201);
  });

  test("of another currency is refused", async () => {
    const answer = await subscribe(await newCustomer(), { plan: "dollars" });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      code: "subscription.currency_mismatch",
      errors: [{ field: "plan" }],
    });
    expect(answer.body.detail).toContain("USD");
  });

  test("fixes the customer's currency", async () => {
    const customer = await newCustomer();
    expect((await client.send("PATCH", `/v1/customers/${customer}`, { currency: "USD" })).status).toBe(200);
    await subscribe(customer, { plan: "dollars" });
    const answer = await client.send("PATCH", `/v1/customers/${customer}`, { currency: "EUR" });
    expect(answer.status).toBe(409);
    expect(answer.body.code).toBe("customer.currency_fixed");
  });

  test("stands on its customer and plan, which therefore stay", async () => {
    const customer = await newCustomer();
    const { id } = (await subscribe(customer)).body;
    const refused = await client.send("DELETE", `/v1/customers/${customer}`);
    expect(refused.status).toBe(409);
    expect(refused.body.errors[0].message).toBe(`Used by 1 subscription (${id}).`);
    const plan = await client.send("DELETE", "/v1/plans/basic");
    expect(plan.body.errors.map((error: { message: string }) => error.message).join()).toMatch(
      /subscriptions? \(sub_/,
    );
  });

  test.each([
    ["an unknown customer", { customer: "nobody" }, 404, "customer.not_found"],
    ["an unknown plan", { plan: "nothing" }, 404, "plan.not_found"],
    ["an unknown version", { version: 9 }, 404, "plan_version.not_found"],
    ["a date that is none", { startAt: "2026-02-30" }, 422, "request.invalid"],
    ["a start in the next century", { startAt: "2126-01-01" }, 422, "subscription.start_out_of_range"],
    ["a start before all memory", { startAt: "1900-01-01" }, 422, "subscription.start_out_of_range"],
    ["an external id like ours", { externalId: publicId("sub", newId()) }, 422, "request.invalid"],
    ["a misspelt field", { start: "2026-01-01" }, 422, "request.invalid"],
  ])("with %s is refused", async (_, more, status, code) => {
    const answer = await subscribe(await newCustomer(), more);
    expect(answer.status).toBe(status);
    expect(answer.body.code).toBe(code);
  });

  test("of an archived customer, an archived plan or a draft is refused", async () => {
    const customer = await newCustomer();
    await client.post(`/v1/customers/${customer}/archive`);
    expect((await subscribe(customer)).body.code).toBe("subscription.customer_archived");
    const prices = [{ key: "base", name: "Base", template: "flat", params: { amount: "1" } }];
    await client.post("/v1/plans", { key: "drafted", name: "Drafted", version: { currency: "EUR", prices } });
    const other = await newCustomer();
    expect((await subscribe(other, { plan: "drafted" })).body.code).toBe("plan.not_published");
    expect((await subscribe(other, { plan: "drafted", version: 1 })).body.code).toBe(
      "plan_version.not_published",
    );
    await client.post("/v1/plans/drafted/archive");
    expect((await subscribe(other, { plan: "drafted" })).body.code).toBe("plan.archived");
  });

  test("is described anew, unless the version is stale", async () => {
    const { id } = (await subscribe(await newCustomer(), { metadata: { a: "1", b: "2" } })).body;
    const path = `/v1/subscriptions/${id}`;
    const changed = await client.send(
      "PATCH",
      path,
      { metadata: { a: null, c: "3" } },
      { "if-match": '"1"' },
    );
    expect(changed.body).toMatchObject({ metadata: { b: "2", c: "3" }, version: 2 });
    expect((await client.send("PATCH", path, { externalId: "x" }, { "if-match": '"1"' })).status).toBe(412);
    await client.send("PATCH", path, { externalId: "unique" });
    const other = (await subscribe(await newCustomer())).body;
    const taken = await client.send("PATCH", `/v1/subscriptions/${other.id}`, { externalId: "unique" });
    expect(taken.body.code).toBe("subscription.external_id_taken");
  });

  test("is listed by customer, plan and status", async () => {
    const customer = await newCustomer();
    await subscribe(customer);
    await subscribe(customer, { plan: "pro", startAt: "2026-05-01" });
    const found = async (query: string): Promise<number> =>
      (await client.get(`/v1/subscriptions?customer=${customer}${query}`)).body.data.length as number;
    expect([
      await found(""),
      await found("&plan=pro"),
      await found("&status=future"),
      await found("&status=ended"),
    ]).toEqual([2, 1, 1, 0]);
    expect((await client.get("/v1/subscriptions?customer=nobody")).status).toBe(404);
  });
});

describe("changing the plan", () => {
  test("waits for the next boundary, where the run finds it; once applied it is history", async () => {
    const { id } = (await subscribe(await newCustomer(), { startAt: "2026-03-01" })).body;
    await applyBoundary(id, "2026-03-01T00:00:00.000Z");
    const boundary = "2026-04-01T00:00:00.000Z";
    const changed = await change(id, { plan: "pro" });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({
      plan: { planKey: "basic" },
      pendingChange: { kind: "plan", at: boundary, plan: { planKey: "pro" } },
    });
    const reader = api.app.get(SubscriptionReader, { strict: false });
    const versionAt = (at: string) =>
      reader.planVersionAt(api.db.database.reader, environmentId, uuid(id), at);
    const basic = changed.body.plan.planVersionId;
    expect(publicId("plv", await versionAt("2026-03-31T23:59:59.999999Z"))).toBe(basic);
    expect(publicId("plv", await versionAt(boundary))).toBe(changed.body.pendingChange.plan.planVersionId);

    const opening = await applyBoundary(id, boundary);
    expect(publicId("plv", opening.openPlanVersionId ?? "")).not.toBe(basic);
    expect(opening.opens).toMatchObject({
      start: boundary,
      end: "2026-05-01T00:00:00.000Z",
      part: 30,
      whole: 30,
    });
    expect(await applyBoundary(id, boundary)).toEqual(opening);
    expect((await read(id)).pendingChange).toBeNull();
    expect(await eventsOf(id)).toEqual([
      "subscription.created",
      "subscription.changed scheduled",
      "subscription.changed applied",
    ]);
  });

  test("that comes after the run of that instant goes to the boundary after it", async () => {
    const { id } = (await subscribe(await newCustomer(), { startAt: "2026-03-01" })).body;
    await applyBoundary(id, "2026-04-01T00:00:00.000Z");
    expect((await change(id, { plan: "pro" })).body.pendingChange.at).toBe("2026-05-01T00:00:00.000Z");
  });

  test("again replaces what was pending; taken back, it is as before", async () => {
    const { id } = (await subscribe(await newCustomer(), { startAt: "2026-03-01" })).body;
    await change(id, { plan: "pro" });
    expect((await change(id, { plan: "pro" })).body.code).toBe("subscription.same_plan");
    expect((await change(id, { plan: "yearly" })).body.pendingChange.plan.planKey).toBe("yearly");
    const path = `/v1/subscriptions/${id}/pending-change`;
    const withdrawn = await client.send("DELETE", path);
    expect(withdrawn.body.pendingChange).toBeNull();
    expect(withdrawn.body.plans).toHaveLength(1);
    expect((await client.send("DELETE", path)).body.code).toBe("subscription.nothing_pending");
  });

  test("before the start is at the start", async () => {
    const { id } = (await subscribe(await newCustomer(), { startAt: "2026-05-01" })).body;
    const changed = await change(id, { plan: "pro" });
    expect(changed.body).toMatchObject({ plan: { planKey: "pro" }, pendingChange: null, status: "future" });
    expect(changed.body.plans).toHaveLength(1);
    const { openPlanVersionId } = await applyBoundary(id, "2026-05-01T00:00:00.000Z");
    expect(publicId("plv", openPlanVersionId ?? "")).toBe(changed.body.plan.planVersionId);
    expect((await read(id)).status).toBe("active");
  });

  test("to a version of the same plan, or to years, begins where it should", async () => {
    const { id } = (await subscribe(await newCustomer(), { startAt: "2026-03-01" })).body;
    await change(id, { plan: "yearly" });
    const { opens } = await applyBoundary(id, "2026-04-01T00:00:00.000Z");
    expect(opens).toMatchObject({ end: "2027-04-01T00:00:00.000Z", part: 365, whole: 365 });
  });

  test("to a plan in another currency, or of one that is over, is refused", async () => {
    const { id } = (await subscribe(await newCustomer())).body;
    expect((await change(id, { plan: "dollars" })).body.code).toBe("subscription.currency_mismatch");
    await cancel(id, "period_end");
    expect((await change(id, { plan: "pro" })).body.code).toBe("subscription.ending");
    await cancel(id, "now");
    expect((await change(id, { plan: "pro" })).body.code).toBe("state.not_allowed");
  });
});

describe("cancelling", () => {
  test("at the period's end lets it run out, unless it is taken back", async () => {
    const { id } = (await subscribe(await newCustomer(), { startAt: "2026-03-01" })).body;
    await change(id, { plan: "pro" });
    const boundary = "2026-04-01T00:00:00.000Z";
    const cancelled = await cancel(id, "period_end");
    expect(cancelled.body).toMatchObject({
      status: "active",
      endsAt: boundary,
      pendingChange: { kind: "cancel", at: boundary },
    });
    expect(cancelled.body.plans).toHaveLength(1);
    expect((await client.send("DELETE", `/v1/subscriptions/${id}/pending-change`)).body.endsAt).toBeNull();

    await cancel(id, "period_end");
    await cancel(id, "period_end");
    expect(await applyBoundary(id, boundary)).toEqual({ openPlanVersionId: null, opens: null });
    expect(await applyBoundary(id, boundary)).toEqual({ openPlanVersionId: null, opens: null });
    expect((await read(id)).status).toBe("ended");
    expect((await eventsOf(id)).filter((type) => type === "subscription.ended")).toHaveLength(1);
    expect((await eventsOf(id)).filter((type) => type === "subscription.cancelled")).toHaveLength(2);
    expect((await cancel(id, "now")).body.code).toBe("state.not_allowed");
  });

  test("now ends it within the period, whose last day is billed", async () => {
    const { id } = (await subscribe(await newCustomer(), { startAt: "2026-03-01" })).body;
    const cancelled = await cancel(id, "now");
    expect(cancelled.body).toMatchObject({
      status: "cancelled",
      endsAt: NOW,
      pendingChange: null,
      currentPeriod: null,
    });
    const opening = await applyBoundary(id, "2026-03-01T00:00:00.000Z");
    expect(opening.opens).toMatchObject({ end: NOW, part: 10, whole: 31 });
    expect((await applyBoundary(id, NOW)).opens).toBeNull();
    expect((await read(id)).status).toBe("cancelled");
  });

  test("before the start leaves the place free for another", async () => {
    const customer = await newCustomer();
    const { id } = (await subscribe(customer, { startAt: "2026-06-01" })).body;
    const cancelled = await cancel(id, "now");
    expect(cancelled.body).toMatchObject({ status: "cancelled", endsAt: "2026-06-01T00:00:00.000Z" });
    expect((await subscribe(customer, { startAt: "2026-06-01" })).status).toBe(201);
    expect((await applyBoundary(id, "2026-06-01T00:00:00.000Z")).opens).toBeNull();
  });
});

describe("time going on", () => {
  test("moves what is current, and what is pending becomes history by its run alone", async () => {
    const { id } = (await subscribe(await newCustomer(), { startAt: "2026-03-01" })).body;
    await change(id, { plan: "pro" });
    await moveClock("2026-04-02T00:00:00.000Z");
    const later = await read(id);
    expect(later).toMatchObject({ plan: { planKey: "pro" }, pendingChange: null });
    expect(later.currentPeriod.start).toBe("2026-04-01T00:00:00.000Z");
    // The run of 1 April is late (its grace): the change it is to find cannot be taken back any more.
    expect((await client.send("DELETE", `/v1/subscriptions/${id}/pending-change`)).status).toBe(409);
    expect((await change(id, { plan: "basic" })).body.pendingChange.at).toBe("2026-05-01T00:00:00.000Z");
    expect((await applyBoundary(id, "2026-04-01T00:00:00.000Z")).opens).toMatchObject({ part: 30 });
  });
});
