import { randomUUID } from "node:crypto";
import { BillingScene } from "../../invoicing/testing/billing-scene.js";
import { publicId } from "../../platform/index.js";
import { TestClient } from "../../platform/testing/test-client.js";
import type { AttemptTrigger } from "../payment-attempt.js";
import { ChargeInvoice, type ChargeResult } from "../charge-invoice.js";
import {
  buildProvider,
  endProvider,
  freePort,
  spawnProvider,
  type ProviderProcess,
} from "../simulated-provider/provider-process.js";
import {
  API_KEY,
  callProvider,
  createTestDatabase,
  WEBHOOK_SECRET,
} from "../simulated-provider/provider-test-bed.js";

const START = "2026-01-01T00:00:00.000Z";

/** An invoice of 36.89 EUR (31.00 and 19 % VAT) and whose it is, as public ids, with the uuids that use cases take. */
export type OpenInvoice = { id: string; uuid: string; customer: string; customerUuid: string };

/** A billing scene with a real provider beside it, whose webhooks go nowhere: what they would tell is done by hand. */
export class PaymentScene {
  private constructor(
    readonly billing: BillingScene,
    private readonly provider: ProviderProcess,
    private readonly removeProvider: () => Promise<void>,
  ) {}

  static async open(): Promise<PaymentScene> {
    const [build, database, port] = await Promise.all([buildProvider(), createTestDatabase(), freePort()]);
    const provider = await spawnProvider(build.entry, { databaseUrl: database.url, port });
    const billing = await BillingScene.open(START, {
      PROVIDER_URL: provider.url,
      PROVIDER_SECRET: API_KEY,
      PROVIDER_WEBHOOK_SECRET: WEBHOOK_SECRET,
    });
    return new PaymentScene(billing, provider, async () => {
      await endProvider(provider, "SIGTERM");
      await build.remove();
      await database.drop();
    });
  }

  async close(): Promise<void> {
    await this.billing.close();
    await this.removeProvider();
  }

  /** A new customer with an open invoice; `card` is a test token. */
  async openInvoice(card: string | null, customer: object = {}): Promise<OpenInvoice> {
    const externalId = `customer-${randomUUID()}`;
    const whole = { collectionMethod: "charge_automatically", ...customer };
    const subscription = await this.billing.subscribe(externalId, START, whole);
    if (card) await this.addCard(externalId, card);
    const invoice = await this.billing.bill(subscription, START);
    const uuid = this.billing.uuidOf(invoice.id);
    const customerUuid = this.billing.customerOf(invoice.customer);
    return { id: invoice.id, uuid, customer: invoice.customer, customerUuid };
  }

  async addCard(customer: string, token: string): Promise<void> {
    await this.billing.must("POST", `/v1/customers/${customer}/payment-methods`, { token });
  }

  charge(invoice: OpenInvoice, after = 0, trigger: AttemptTrigger = "billing_run"): Promise<ChargeResult> {
    const { environmentId } = this.billing;
    return this.billing
      .use(ChargeInvoice)
      .execute({ environmentId, invoiceId: invoice.uuid, trigger, after });
  }

  /** Someone else with a key of the same environment. */
  async anotherClient(): Promise<TestClient> {
    const { api, environmentId } = this.billing;
    const owner = new TestClient(api.url, api.credentials.apiKey);
    const environment = publicId("env", environmentId);
    const { body } = await owner.post("/v1/api-keys", { environment, name: "second" });
    return new TestClient(api.url, body.key);
  }

  /** Attempts as the API shows them, first to last. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- JSON, asserted field by field
  async attempts(invoice: OpenInvoice): Promise<any[]> {
    return (await this.billing.must("GET", `/v1/payment-attempts?invoice=${invoice.id}`)).data.reverse();
  }

  /** What the books say of a customer's account, a decimal string. */
  async balance(invoice: OpenInvoice, account = "accounts_receivable"): Promise<string> {
    const { data } = await this.billing.must("GET", `/v1/ledger/balances?customer=${invoice.customer}`);
    const found = data.find((entry: { account: string }) => entry.account === account);
    return found?.balance ?? "0.00";
  }

  /** What the provider itself captured for an invoice, in its own words. */
  async chargesAtProvider(invoice: OpenInvoice): Promise<{ id: string; status: string; amount: string }[]> {
    const path = `/v1/charges?metadata[invoice]=${invoice.uuid}&limit=100`;
    const { body } = await callProvider(this.provider.url, "GET", path);
    return body["data"] as { id: string; status: string; amount: string }[];
  }

  /** Runs `work` while the provider answers nothing but 503: nobody then knows what became of a charge. */
  async whileProviderIsDown<T>(work: () => Promise<T>): Promise<T> {
    const body = { unavailableMs: 60_000, unavailableMode: "respond_503" };
    await callProvider(this.provider.url, "POST", "/v1/faults", { body });
    try {
      return await work();
    } finally {
      await callProvider(this.provider.url, "DELETE", "/v1/faults");
    }
  }

  /** The customer approves (or declines) at their bank. */
  async answerAtBank(actionUrl: string, result: "authenticated" | "failed"): Promise<void> {
    const body = new URLSearchParams({ result });
    await fetch(actionUrl, { method: "POST", body, redirect: "manual" });
  }
}
