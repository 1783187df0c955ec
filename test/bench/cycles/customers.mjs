/** @typedef {(method: string, path: string, body?: unknown) => Promise<any>} Call */

const CLOCK_START = "2026-01-01T00:00:00.000Z";
export const AFTER_MONTH_END = "2026-02-01T00:00:01.000Z";
const EVENTS_EACH = 100;
const POSTS_AT_ONCE = 8;

/**
 * An environment with `count` customers, each with a card, a subscription to three prices and 100 events in January. Their opening
 * invoices are paid before this returns.
 * @param {string} url
 * @param {string} ownerKey
 * @param {number} count
 */
export async function prepareCustomers(url, ownerKey, count) {
  const owner = caller(url, ownerKey);
  const environment = await owner("POST", "/v1/environments", {
    name: `cycles ${Date.now()}`,
    mode: "test",
    clock: "frozen",
    clockStart: CLOCK_START,
  });
  const { key } = await owner("POST", "/v1/api-keys", { environment: environment.id, name: "bench" });
  const call = caller(url, key);
  await makeCatalog(call);
  await inLanes(count, (index) => makeCustomer(call, index));
  await settle(call, count);
  return call;
}

/** @param {Call} call */
async function makeCatalog(call) {
  await call("POST", "/v1/meters", {
    key: "tokens",
    name: "Tokens",
    eventType: "llm.tokens",
    aggregation: "sum",
    valueProperty: "tokens",
    groupBy: ["model"],
    unit: "tokens",
  });
  await call("POST", "/v1/plans", {
    key: "scale",
    name: "Scale",
    version: {
      currency: "EUR",
      publish: true,
      prices: [
        {
          key: "base",
          name: "Base fee",
          timing: "in_advance",
          template: "flat",
          params: { amount: "49.00" },
        },
        {
          key: "tokens",
          name: "Tokens",
          template: "graduated",
          meter: "tokens",
          params: {
            tiers: [
              { upTo: "1000", unitAmount: "0.01", flatAmount: "0" },
              { upTo: null, unitAmount: "0.005", flatAmount: "0" },
            ],
          },
        },
        {
          key: "storage",
          name: "Trace storage",
          template: "package",
          meter: "tokens",
          params: { packageSize: "1000", packageAmount: "0.40" },
        },
      ],
    },
  });
}

/** @param {Call} call @param {number} index */
async function makeCustomer(call, index) {
  const customer = await call("POST", "/v1/customers", {
    name: `Customer ${index}`,
    externalId: `c-${index}`,
    email: `c${index}@bench.example`,
    currency: "EUR",
    timeZone: "UTC",
  });
  await call("POST", `/v1/customers/${customer.id}/payment-methods`, { token: "pm_card_success" });
  await call("POST", "/v1/subscriptions", { customer: customer.id, plan: "scale" });
  const events = Array.from({ length: EVENTS_EACH }, (_, at) => ({
    id: `${index}-${at}`,
    type: "llm.tokens",
    customer: customer.id,
    time: CLOCK_START,
    properties: { tokens: 10 + at, model: at % 2 ? "small" : "large" },
  }));
  const { accepted } = await call("POST", "/v1/events", events);
  if (accepted !== EVENTS_EACH) throw new Error(`only ${accepted} events of customer ${index} were accepted`);
}

/** Waits until each customer's opening invoice is paid. @param {Call} call @param {number} count */
async function settle(call, count) {
  await until(async () => (await paidInvoices(call)) >= count, 600_000);
}

/** How many invoices are paid. @param {Call} call */
async function paidInvoices(call) {
  let paid = 0;
  let cursor = "";
  do {
    const page = await call("GET", `/v1/invoices?status=paid&limit=100${cursor && `&cursor=${cursor}`}`);
    paid += page.data.length;
    cursor = page.nextCursor ?? "";
  } while (cursor);
  return paid;
}

/** @param {() => Promise<boolean>} isTrue @param {number} deadlineMs */
export async function until(isTrue, deadlineMs) {
  const deadline = Date.now() + deadlineMs;
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error(`not done within ${deadlineMs / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** @param {number} count @param {(index: number) => Promise<void>} work */
async function inLanes(count, work) {
  let next = 0;
  const lane = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: POSTS_AT_ONCE }, lane));
}

/** @param {string} url @param {string} key @returns {Call} */
function caller(url, key) {
  return async (method, path, body) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = /** @type {any} */ (await response.json());
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
    return answer;
  };
}
