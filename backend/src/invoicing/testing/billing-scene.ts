import { randomUUID } from "node:crypto";
import type { Instant } from "@atlas/rules";
import { MeterReader, PlanReader } from "../../catalog/index.js";
import { ClosePeriod } from "../../metering/index.js";
import { Database, newId, parsePublicId, publicId } from "../../platform/index.js";
import { startTestApi, type TestApi } from "../../platform/testing/test-api.js";
import { TestClient } from "../../platform/testing/test-client.js";
import { RatePeriod } from "../../rating/index.js";
import {
  FIRST_REVISION,
  periodFrom,
  planAt,
  SubscriptionReader,
  type BillingRunRef,
} from "../../subscriptions/index.js";
import { DraftInvoice } from "../draft-invoice.js";
import { FinalizeInvoice } from "../finalize-invoice.js";
import { KeepDocument } from "../keep-document.js";

/** `pro`: 31.00 EUR a month in advance, prorated by day; calls at 0.05 EUR; tokens at 3.00 EUR per million, by model. */
const prices = [
  { key: "base", name: "Base fee", template: "flat", timing: "in_advance", params: { amount: "31.00" } },
  { key: "calls", name: "API calls", template: "per_unit", meter: "calls", params: { unitAmount: "0.05" } },
  {
    key: "tokens",
    name: "Tokens",
    template: "graduated",
    meter: "tokens",
    params: {
      tiers: [
        { upTo: "1000", unitAmount: "0", flatAmount: "0" },
        { upTo: null, unitAmount: "0.000003", flatAmount: "0" },
      ],
    },
  },
];

export type SceneEvent = { customer: string; type: string; time: Instant; properties?: object; id?: string };

/** One test environment with a frozen clock, two meters, the plan `pro` and VAT of 19 %; what the workflow does is done by hand. */
export class BillingScene {
  private constructor(
    readonly api: TestApi,
    readonly client: TestClient,
    readonly environmentId: string,
  ) {}

  static async open(
    clockStart: Instant = "2026-01-01T00:00:00.000Z",
    configuration: NodeJS.ProcessEnv = {},
  ): Promise<BillingScene> {
    const api = await startTestApi(configuration);
    const owner = new TestClient(api.url, api.credentials.apiKey);
    const name = `scene-${randomUUID()}`;
    const environment = await owner.post("/v1/environments", {
      name,
      mode: "test",
      clock: "frozen",
      clockStart,
    });
    const key = await owner.post("/v1/api-keys", { environment: environment.body.id, name: "scene" });
    const client = new TestClient(api.url, key.body.key);
    const scene = new BillingScene(api, client, parsePublicId("env", environment.body.id) ?? "");
    await scene.must("POST", "/v1/meters", {
      key: "calls",
      name: "API calls",
      eventType: "call",
      aggregation: "count",
      unit: "calls",
    });
    const tokens = {
      key: "tokens",
      name: "Tokens",
      eventType: "completion",
      aggregation: "sum",
      valueProperty: "tokens",
    };
    await scene.must("POST", "/v1/meters", { ...tokens, groupBy: ["model"], unit: "tokens" });
    await scene.must("POST", "/v1/plans", {
      key: "pro",
      name: "Pro",
      version: { currency: "EUR", prices, publish: true },
    });
    await scene.must("POST", "/v1/tax-rates", { name: "VAT", rate: "19" });
    return scene;
  }

  close(): Promise<void> {
    return this.api.stop();
  }

  get database(): Database {
    return this.api.db.database;
  }

  /** A use case of the running application. */
  use<T>(type: new (...args: never[]) => T): T {
    return this.api.app.get<T>(type, { strict: false });
  }

  /** Sends a request that has to succeed, and gives its body. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- JSON of many shapes, asserted field by field
  async must(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<any> {
    const answer = await this.client.send(method, path, body, headers);
    if (answer.status >= 300)
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async moveTo(instant: Instant): Promise<void> {
    await this.database.reader.query("UPDATE environment_clock SET shown = $2 WHERE environment_id = $1", [
      this.environmentId,
      instant,
    ]);
  }

  /** A customer who pays by transfer, subscribed to `pro` unless told; gives the uuid of the subscription. */
  async subscribe(
    externalId: string,
    startAt: Instant,
    customer: object = {},
    plan = "pro",
  ): Promise<string> {
    await this.must("POST", "/v1/customers", {
      externalId,
      name: `${externalId} Ltd`,
      email: `${externalId}@customer.example`,
      currency: "EUR",
      collectionMethod: "send_invoice",
      ...customer,
    });
    const subscription = await this.must("POST", "/v1/subscriptions", {
      customer: externalId,
      plan,
      startAt,
    });
    return parsePublicId("sub", subscription.id) ?? "";
  }

  async send(...events: SceneEvent[]): Promise<void> {
    const { results } = await this.must(
      "POST",
      "/v1/events",
      events.map((event) => ({ id: randomUUID(), properties: {}, ...event })),
    );
    const refused = (results as { status: string }[]).filter(({ status }) => status !== "accepted");
    if (refused.length > 0) throw new Error(JSON.stringify(refused));
  }

  /** The run at a subscription's boundary: the opening one at its start. */
  async run(subscriptionId: string, boundary: Instant, revision = FIRST_REVISION): Promise<BillingRunRef> {
    const tx = this.database.reader;
    const subscription = await this.use(SubscriptionReader).get(tx, this.environmentId, subscriptionId);
    let closes = null;
    let opens = periodFrom(subscription, subscription.startAt);
    while (opens && opens.start < boundary) {
      closes = opens;
      opens = periodFrom(subscription, closes.end);
    }
    return {
      environmentId: this.environmentId,
      runId: newId(),
      subscriptionId,
      customerId: subscription.customerId,
      boundary,
      revision,
      closes,
      closesPlanVersionId: closes && planAt(subscription, closes.start).planVersionId,
      opens,
      opensPlanVersionId: opens && planAt(subscription, opens.start).planVersionId,
    };
  }

  /** Close, rate and draft, each in its transaction; gives the id of the draft. */
  async draft(run: BillingRunRef): Promise<string | null> {
    if (run.closes && run.closesPlanVersionId) {
      const tx = this.database.reader;
      const plan = await this.use(PlanReader).version(tx, this.environmentId, run.closesPlanVersionId);
      const keys = plan.prices.flatMap((price) => price.meterKeys);
      const meters = await this.use(MeterReader).getByKeys(tx, this.environmentId, keys);
      await this.database.transaction((own) => this.use(ClosePeriod).execute(own, run, meters));
    }
    const drafted = await this.database.transaction(async (tx) => {
      const prepared = await this.use(DraftInvoice).prepare(tx, run);
      const rated = await this.use(RatePeriod).execute(tx, run);
      return this.use(DraftInvoice).execute(tx, run, rated, prepared);
    });
    return drafted.invoiceId;
  }

  async finalize(invoiceId: string) {
    const { issued, ...finalized } = await this.database.transaction((tx) =>
      this.use(FinalizeInvoice).execute(tx, this.environmentId, invoiceId),
    );
    if (issued) await this.use(KeepDocument).ofIssued(issued);
    return finalized;
  }

  /** The whole run at a boundary, with the clock there; gives the public invoice. */
  async bill(subscriptionId: string, boundary: Instant) {
    await this.moveTo(boundary);
    const invoiceId = await this.draft(await this.run(subscriptionId, boundary));
    if (invoiceId === null) throw new Error("nothing to invoice");
    await this.finalize(invoiceId);
    return this.invoice(invoiceId);
  }

  /** An invoice as the API shows it, by uuid or public id. */
  async invoice(id: string, query = "") {
    return this.must("GET", `/v1/invoices/${id.startsWith("inv_") ? id : publicId("inv", id)}${query}`);
  }

  /** The uuid of a public invoice id. */
  uuidOf(id: string): string {
    return parsePublicId("inv", id) ?? "";
  }

  /** The uuid of a public customer id. */
  customerOf(id: string): string {
    return parsePublicId("cus", id) ?? "";
  }
}
