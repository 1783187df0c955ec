import type { Pool } from "pg";
import type { Faults } from "./fault-modes.js";
import type { ProviderConfig } from "./provider-config.js";
import type { WebhookDispatcher } from "./webhook-dispatcher.js";

/** What every operation of the provider works with. */
export interface ProviderContext {
  readonly pool: Pool;
  readonly config: ProviderConfig;
  readonly faults: Faults;
  readonly dispatcher: WebhookDispatcher;
  /** The address customers' browsers reach; empty until the server listens. */
  readonly publicUrl: () => string;
}
