import { Api, type Json } from "./api.js";
import { eventually } from "./eventually.js";
import { owner } from "./stack.js";

/** A test environment of one scenario's own, with a frozen clock: nothing in it moves unless told. */
export class Environment extends Api {
  constructor(
    url: string,
    key: string,
    readonly id: string,
  ) {
    super(url, key);
  }

  /** Moves the clock to `to` and waits until all that is due on the way is done. */
  async advanceTo(to: string, deadlineMs = 90_000): Promise<Json> {
    const { id } = await this.post("/v1/clock/advance", { to });
    const advance = await eventually(
      `the clock to reach ${to}`,
      async () => {
        const seen = await this.get(`/v1/clock/advances/${id}`);
        return seen.status === "running" ? null : seen;
      },
      deadlineMs,
    );
    if (advance.status !== "completed")
      throw new Error(`the advance to ${to} ${advance.status}: ${advance.error}`);
    return advance;
  }

  /** Waits for something that does not depend on the clock. */
  async until(what: string, isTrue: () => Promise<boolean>): Promise<void> {
    await eventually(what, isTrue);
  }

  /** The same environment as someone else sees it. */
  async withAnotherKey(): Promise<Api> {
    const { key } = await owner.post("/v1/api-keys", { environment: this.id, name: "a second person" });
    return new Api(this.url, key);
  }

  /** Lets what is due at this very instant end: outbox, opening runs. */
  async settle(): Promise<void> {
    const { now } = await this.get("/v1/clock");
    await this.advanceTo(new Date(Date.parse(now) + 1_000).toISOString());
  }
}

export async function newEnvironment(
  options: { clockStart?: string; name?: string } = {},
): Promise<Environment> {
  const name = options.name ?? `scenario ${Math.random().toString(36).slice(2, 10)}`;
  const made = await owner.post("/v1/environments", {
    name,
    mode: "test",
    clock: "frozen",
    clockStart: options.clockStart ?? "2026-01-15T12:00:00.000Z",
  });
  const key = await owner.post("/v1/api-keys", { environment: made.id, name: "scenario" });
  return new Environment(owner.url, key.key ?? key.secret, made.id);
}
