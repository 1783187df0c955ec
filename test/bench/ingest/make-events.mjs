import { randomFillSync } from "node:crypto";

/** Five meters over three types of event, as an AI product would have them. */
export const METERS = [
  {
    key: "tokens",
    name: "Tokens",
    eventType: "llm.request",
    aggregation: "sum",
    valueProperty: "tokens",
    groupBy: ["model", "direction"],
  },
  { key: "requests", name: "Requests", eventType: "llm.request", aggregation: "count" },
  {
    key: "compute",
    name: "Compute seconds",
    eventType: "job.run",
    aggregation: "sum",
    valueProperty: "seconds",
  },
  { key: "users", name: "Users", eventType: "job.run", aggregation: "unique", valueProperty: "user" },
  {
    key: "storage",
    name: "Peak storage",
    eventType: "storage.sample",
    aggregation: "max",
    valueProperty: "gb",
  },
];

const MODELS = ["small", "medium", "large", "vision"];
const DIRECTIONS = ["input", "output"];
/** Decimal places of the quantities below, so that the expected sums are whole numbers of micro-units. */
const SCALE = 1_000_000n;

/**
 * Batches of a stream in which every tenth event repeats an earlier one, and what they must come to.
 * The same seed gives the same stream but for the ids.
 * @param {{ batches: number, batchSize: number, customers: number, duplicates: number, startMs: number, seed?: number }} options
 */
export function makeEvents({ batches, batchSize, customers, duplicates, startMs, seed = 1 }) {
  const random = mulberry(seed);
  const whole = (limit) => Math.floor(random() * limit);
  const expected = new Expected();
  const sent = [];
  const stream = [];
  let number = 0;
  for (let batch = 0; batch < batches; batch++) {
    const events = [];
    for (let i = 0; i < batchSize; i++) {
      if (sent.length > 0 && whole(1_000) < duplicates * 1_000) {
        events.push(sent[whole(sent.length)]);
        continue;
      }
      const customer = `customer-${whole(customers)}`;
      const event = makeEvent(customer, startMs + number++, whole);
      expected.add(event);
      events.push(event);
    }
    // Repeats come from batches before, as retries do.
    for (const event of events) if (whole(4) === 0) sent.push(event);
    stream.push(events);
  }
  return { stream, expected };
}

function makeEvent(customer, millis, whole) {
  const head = { id: uuidV7(millis), customer, time: new Date(millis).toISOString() };
  const kind = whole(100);
  if (kind < 60) {
    const properties = {
      model: MODELS[whole(4)],
      direction: DIRECTIONS[whole(2)],
      tokens: 1 + whole(8_000),
      cached: whole(2) === 0,
      region: "eu-central",
    };
    return { ...head, type: "llm.request", properties };
  }
  if (kind < 85) {
    return {
      ...head,
      type: "job.run",
      properties: {
        user: `user-${whole(40)}`,
        seconds: (1 + whole(90_000_000)) / 1_000_000,
        queue: "default",
      },
    };
  }
  return {
    ...head,
    type: "storage.sample",
    properties: { gb: (1 + whole(500_000)) / 1_000, bucket: `bucket-${whole(10)}` },
  };
}

/** Sums kept as whole numbers, apart from the code under test. */
class Expected {
  constructor() {
    this.byCustomer = new Map();
    this.events = 0;
  }

  add({ customer, type, properties }) {
    this.events++;
    let own = this.byCustomer.get(customer);
    if (!own)
      this.byCustomer.set(
        customer,
        (own = { tokens: 0n, requests: 0n, compute: 0n, users: new Set(), storage: 0n }),
      );
    if (type === "llm.request") {
      own.tokens += BigInt(properties.tokens);
      own.requests += 1n;
    } else if (type === "job.run") {
      own.compute += micros(properties.seconds);
      own.users.add(properties.user);
    } else if (micros(properties.gb) > own.storage) own.storage = micros(properties.gb);
  }

  /** Canonical decimal text of a customer's quantity. */
  quantity(customer, meter) {
    const own = this.byCustomer.get(customer);
    if (!own) return "0";
    if (meter === "users") return String(own.users.size);
    if (meter === "tokens" || meter === "requests") return String(own[meter]);
    return plain(own[meter]);
  }
}

const micros = (value) => BigInt(Math.round(value * 1_000_000));

function plain(amount) {
  const fraction = String(amount % SCALE)
    .padStart(6, "0")
    .replace(/0+$/, "");
  return fraction === "" ? String(amount / SCALE) : `${amount / SCALE}.${fraction}`;
}

const bytes = Buffer.alloc(10);
function uuidV7(millis) {
  randomFillSync(bytes);
  const time = millis.toString(16).padStart(12, "0");
  const rest = bytes.toString("hex");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6, 18)}`;
}

/** A small seeded generator: the stream is the same every time. */
function mulberry(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
