import type { Pool } from "pg";
import { z } from "zod";
import type { FaultDefaults } from "./provider-config.js";

const share = z.number().min(0).max(1);
const span = z.number().int().min(0).max(600_000);

/** Which faults are on. Shares are of all events, drawn from a seeded sequence, so a run can be repeated. */
export const faultModesSchema = z.strictObject({
  seed: z.number().int(),
  /** Share of events that are delivered twice. */
  duplicate: share,
  /** Share of events that are held back for a random part of `reorderWindowMs`, so that later ones overtake. */
  reorder: share,
  reorderWindowMs: span,
  /** Every event waits this long before its first delivery. */
  delayMs: span,
  /** Answers to charges, refunds and confirmations wait until their webhook was delivered. */
  webhookBeforeResponse: z.boolean(),
  /** Until when (epoch milliseconds) every request fails; 0 for none. */
  unavailableUntil: z.number().int().min(0),
  /** How requests fail meanwhile: an answer 503, or a connection dropped without one. */
  unavailableMode: z.enum(["respond_503", "drop_connection"]),
});

export type FaultModes = z.infer<typeof faultModesSchema>;

/** The faults of one event: how many copies are sent, and how long the first waits. */
export interface EventFaults {
  readonly copies: 1 | 2;
  readonly delayMs: number;
}

/** Holds the fault modes in memory and in the database, so that a restart keeps them. */
export class Faults {
  private modes: FaultModes;
  private random: () => number;

  constructor(
    private readonly pool: Pool,
    private readonly defaults: FaultDefaults,
  ) {
    this.modes = this.initial();
    this.random = seededRandom(this.modes.seed);
  }

  async load(): Promise<void> {
    const { rows } = await this.pool.query<{ modes: unknown }>("SELECT modes FROM fault_modes");
    const stored = faultModesSchema.safeParse(rows[0]?.modes);
    if (stored.success) this.modes = stored.data;
    this.random = seededRandom(this.modes.seed);
  }

  current(): FaultModes {
    return this.modes;
  }

  async change(change: Partial<FaultModes>): Promise<FaultModes> {
    this.modes = { ...this.modes, ...change };
    this.random = seededRandom(this.modes.seed);
    await this.pool.query(
      "INSERT INTO fault_modes (modes) VALUES ($1) ON CONFLICT (only_row) DO UPDATE SET modes = excluded.modes",
      [this.modes],
    );
    return this.modes;
  }

  async reset(): Promise<FaultModes> {
    return this.change(this.initial());
  }

  /** Draws the faults of the next event. */
  ofNextEvent(): EventFaults {
    const { duplicate, reorder, reorderWindowMs, delayMs } = this.modes;
    // All three numbers are drawn always, so that one mode's switch does not shift another's sequence.
    const [forCopies, forOrder, forWait] = [this.random(), this.random(), this.random()];
    const heldBack = forOrder < reorder ? Math.round(forWait * reorderWindowMs) : 0;
    return { copies: forCopies < duplicate ? 2 : 1, delayMs: delayMs + heldBack };
  }

  isUnavailable(): boolean {
    return Date.now() < this.modes.unavailableUntil;
  }

  private initial(): FaultModes {
    return {
      ...this.defaults,
      reorderWindowMs: 400,
      webhookBeforeResponse: false,
      unavailableUntil: 0,
      unavailableMode: "respond_503",
    };
  }
}

/** Mulberry32: numbers in [0, 1), the same for the same seed. */
function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
