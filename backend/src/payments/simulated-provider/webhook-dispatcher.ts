import type { Pool } from "pg";
import { Webhook } from "standardwebhooks";
import type { ProviderConfig } from "./provider-config.js";

interface DueEvent {
  id: string;
  payload: string;
  url: string;
  copies: number;
  attempts: number;
  /** Milliseconds until it is due. */
  wait: number;
}

const DUE = `id, payload, url, copies, attempts,
  (extract(epoch FROM due_at - clock_timestamp()) * 1000)::float8 AS wait FROM webhook_event`;
const BATCH = 16;
const MAX_ATTEMPTS = 30;
const MAX_BACKOFF_MS = 60 * 60 * 1000;
const MAX_IDLE_MS = 1000;

/** Sends the outbox: signed, at least once, with growing pauses after failures, in no promised order. */
export class WebhookDispatcher {
  private readonly signer: Webhook;
  private stopping = false;
  private running: Promise<void> | undefined;
  private wakeUp: () => void = () => {};

  constructor(
    private readonly pool: Pool,
    private readonly config: ProviderConfig,
    private readonly onFault: (error: unknown) => void,
  ) {
    this.signer = new Webhook(config.webhookSecret);
  }

  start(): void {
    this.running = this.run();
  }

  /** Looks at the outbox at once; call it after the commit that wrote an event. */
  wake(): void {
    this.wakeUp();
  }

  /** Delivers these events now and waits for the outcome; what fails stays in the outbox. */
  async deliverNow(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const { rows } = await this.pool.query<DueEvent>(
      `SELECT ${DUE} WHERE id = ANY($1) AND url IS NOT NULL AND state = 'pending' ORDER BY seq`,
      [ids],
    );
    for (const event of rows) await this.deliver(event);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.wakeUp();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      // Set before the look, so that a wake() during it is not lost.
      let woken = false;
      const wake = new Promise<void>((resolve) => {
        this.wakeUp = () => {
          woken = true;
          resolve();
        };
      });
      const wait = await this.deliverDue().catch((error: unknown) => {
        this.onFault(error);
        return MAX_IDLE_MS;
      });
      if (wait > 0 && !woken && !this.stopping) await this.idle(wake, wait);
    }
  }

  private async idle(wake: Promise<void>, wait: number): Promise<void> {
    const timer = new AbortController();
    const timeout = new Promise<void>((resolve) => {
      const handle = setTimeout(resolve, Math.min(Math.max(wait, 5), MAX_IDLE_MS));
      timer.signal.addEventListener("abort", () => clearTimeout(handle));
    });
    await Promise.race([wake, timeout]);
    timer.abort();
  }

  /** Sends what is due, and gives the milliseconds until it is worth to look again. */
  private async deliverDue(): Promise<number> {
    const { rows } = await this.pool.query<DueEvent>(
      `SELECT ${DUE} WHERE state = 'pending' AND url IS NOT NULL ORDER BY due_at, seq LIMIT $1`,
      [BATCH],
    );
    const looked = performance.now();
    const due = rows.filter(({ wait }) => wait <= 0);
    const delivered = await Promise.all(due.map((event) => this.deliver(event)));
    if (due.length === BATCH || delivered.includes(false)) return 0;
    const next = rows[due.length];
    return next ? Math.max(next.wait - (performance.now() - looked), 0) : MAX_IDLE_MS;
  }

  /** False when it has to be sent again. */
  private async deliver(event: DueEvent): Promise<boolean> {
    try {
      for (let copy = 0; copy < event.copies; copy += 1) await this.send(event);
      await this.pool.query(
        "UPDATE webhook_event SET state = 'delivered', attempts = attempts + 1, last_error = NULL WHERE id = $1",
        [event.id],
      );
      return true;
    } catch (error) {
      await this.postpone(event, error instanceof Error ? error.message : String(error));
      return false;
    }
  }

  private async send(event: DueEvent): Promise<void> {
    const sentAt = new Date();
    const response = await fetch(event.url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "webhook-id": event.id,
        "webhook-timestamp": Math.floor(sentAt.getTime() / 1000).toString(),
        "webhook-signature": this.signer.sign(event.id, sentAt, event.payload),
      },
      body: event.payload,
      redirect: "error",
      signal: AbortSignal.timeout(this.config.webhookDeadlineMs),
    });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${event.url} answered ${response.status}`);
  }

  private async postpone(event: DueEvent, reason: string): Promise<void> {
    const pause = Math.min(this.config.webhookRetryMs * 2 ** event.attempts, MAX_BACKOFF_MS);
    await this.pool.query(
      `UPDATE webhook_event SET attempts = attempts + 1, last_error = $2,
         due_at = clock_timestamp() + $3 * interval '1 millisecond',
         state = CASE WHEN attempts + 1 >= $4 THEN 'abandoned' ELSE state END
       WHERE id = $1`,
      [event.id, reason, pause, MAX_ATTEMPTS],
    );
  }
}
