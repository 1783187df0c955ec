import { Inject, Injectable, type OnApplicationShutdown } from "@nestjs/common";
import { Client, Connection } from "@temporalio/client";
import type { DataConverter } from "@temporalio/common";
import { CONFIG, type Config } from "../config/config.js";
import { AesGcmPayloadCodec } from "./payload-codec.js";

// A start must not hang for the SDK's own 20 s: it comes from the outbox, which tries again.
const CALL_DEADLINE_MS = 5_000;

/** The converter that client and worker share. */
export function dataConverter(config: Config): DataConverter {
  return config.PAYLOAD_KEY
    ? { payloadCodecs: [new AesGcmPayloadCodec(Buffer.from(config.PAYLOAD_KEY, "base64"))] }
    : {};
}

/** The Temporal client of a process. It connects at the first call and by itself again. */
@Injectable()
export class Temporal implements OnApplicationShutdown {
  readonly client: Client;
  readonly taskQueue: string;
  private readonly connection: Connection;

  constructor(@Inject(CONFIG) config: Config) {
    this.connection = Connection.lazy({ address: config.TEMPORAL_ADDRESS });
    this.client = new Client({
      connection: this.connection,
      namespace: config.TEMPORAL_NAMESPACE,
      dataConverter: dataConverter(config),
    });
    this.taskQueue = config.TEMPORAL_TASK_QUEUE;
  }

  /** Runs a client call under a deadline of five seconds. */
  call<T>(work: (client: Client) => Promise<T>): Promise<T> {
    return this.connection.withDeadline(Date.now() + CALL_DEADLINE_MS, () => work(this.client));
  }

  /** Rejects unless the server serves this namespace within `ms`. */
  async ping(ms: number): Promise<void> {
    await this.connection.withDeadline(Date.now() + ms, () =>
      this.connection.workflowService.describeNamespace({ namespace: this.client.options.namespace }),
    );
  }

  async onApplicationShutdown(): Promise<void> {
    await this.connection.close().catch(() => undefined);
  }
}
