import { parsePublicId } from "../../platform/index.js";
import { startTestApi, type TestApi } from "../../platform/testing/test-api.js";
import { TestClient, type Answer } from "../../platform/testing/test-client.js";

export const SCENE_NOW = "2026-03-10T12:00:00.000Z";

/** A test environment of its own with a frozen clock, driven over HTTP. */
export class MeteringScene {
  private constructor(
    readonly api: TestApi,
    readonly client: TestClient,
    readonly environmentId: string,
  ) {}

  static async start(api?: TestApi, now = SCENE_NOW): Promise<MeteringScene> {
    const own = api ?? (await startTestApi());
    const owner = new TestClient(own.url, own.credentials.apiKey);
    const environment = await owner.post("/v1/environments", {
      name: `frozen ${Math.random()}`,
      clock: "frozen",
      clockStart: now,
    });
    const key = await owner.post("/v1/api-keys", { environment: environment.body.id, name: "test" });
    const environmentId = parsePublicId("env", environment.body.id as string) ?? "";
    return new MeteringScene(own, new TestClient(own.url, key.body.key as string), environmentId);
  }

  async customer(externalId: string, more: object = {}): Promise<string> {
    const answer = await this.client.post("/v1/customers", {
      name: externalId,
      currency: "EUR",
      externalId,
      ...more,
    });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body.id as string;
  }

  /** A meter that has read what was there before it, as it has once the worker was at it. */
  async meter(key: string, more: object = {}): Promise<string> {
    const id = await this.unreadMeter(key, more);
    await this.api.dispatch();
    return id;
  }

  async unreadMeter(key: string, more: object = {}): Promise<string> {
    const terms = { key, name: key, eventType: "call", aggregation: "sum", valueProperty: "tokens", ...more };
    const answer = await this.client.post("/v1/meters", terms);
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body.id as string;
  }

  /** A plan with one price per meter, in arrears, published. */
  async plan(key: string, meters: string[]): Promise<void> {
    const prices = meters.map((meter) => ({
      key: meter,
      name: meter,
      template: "per_unit",
      meter,
      timing: "in_arrears",
      params: { unitAmount: "0.01" },
    }));
    const answer = await this.client.post("/v1/plans", {
      key,
      name: key,
      version: { currency: "EUR", prices, publish: true },
    });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  }

  async subscribe(customer: string, plan: string, more: object = {}): Promise<string> {
    const answer = await this.client.post("/v1/subscriptions", { customer, plan, ...more });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body.id as string;
  }

  send(events: unknown, contentType = "application/json"): Promise<Answer> {
    return this.sendText(typeof events === "string" ? events : JSON.stringify(events), contentType);
  }

  async sendText(body: string, contentType = "application/json", path = "/v1/events"): Promise<Answer> {
    const response = await fetch(`${this.api.url}${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${this.client.apiKey}`, "content-type": contentType },
      body,
    });
    return {
      status: response.status,
      headers: response.headers,
      body: JSON.parse(await response.text()) as unknown,
    };
  }

  async usage(customer: string, meter: string, more: Record<string, string> = {}): Promise<Answer["body"]> {
    const query = new URLSearchParams({ customer, meter, ...more });
    const answer = await this.client.get(`/v1/usage?${query}`);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  }

  async quantity(customer: string, meter: string): Promise<string> {
    return (await this.usage(customer, meter)).total.quantity as string;
  }

  stop(): Promise<void> {
    return this.api.stop();
  }
}

let count = 0;
/** One event with 100 tokens of this moment. */
export const call = (customer: string, more: object = {}): Record<string, unknown> => ({
  id: `call-${(count += 1)}`,
  type: "call",
  customer,
  time: "2026-03-10T11:00:00Z",
  properties: { tokens: 100 },
  ...more,
});
