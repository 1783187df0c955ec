import type { Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { ReadUpcomingInvoice, type UpcomingInvoice } from "../invoicing/index.js";
import { AtlasError, Clock, Database, publicId } from "../platform/index.js";
import { ActiveSubscriptionRepository } from "./active-subscription.repository.js";
import { monthsAround } from "./calendar-months.js";

/** More would keep a connection busy for seconds, and add little: the largest come first. */
const MOST_SUBSCRIPTIONS = 200;
const AT_ONCE = 3;
/** How long a request waits for the first estimate, and for a newer one: it shows how old the one it has is. */
const FIRST_PATIENCE_MS = 700;
const NEWER_PATIENCE_MS = 50;
/** An estimate stands for so many times what it cost, so that making it takes a third of its connections' time at most. */
const COST_FACTOR = 2;
const LONGEST_MS = 10_000;

/** What is shown, and how far it is from now. */
export type DatedUnbilled = Unbilled & { ageSeconds: number; isRecomputing: boolean };

/** What open periods have cost so far and will cost, net of tax: amounts, to be added up in their currency. */
export type Unbilled = {
  asOf: Instant;
  soFar: string[];
  /** Without the next period's fees, which are revenue of its month. */
  projected: string[];
  byCustomer: Map<string, string[]>;
  estimatedSubscriptions: number;
  activeSubscriptions: number;
};

type State = {
  shown: Unbilled | null;
  partial: Unbilled | null;
  running: Promise<void> | null;
  /** In real time, as the process counts it: the environment's clock may stand still. */
  shownSince: number;
  staleAt: number;
};

/** Estimates the open periods of an environment's largest subscriptions; costly, so an answer stands for a while. */
@Injectable()
export class UnbilledEstimates {
  private readonly states = new Map<string, State>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly subscriptions: ActiveSubscriptionRepository,
    private readonly upcoming: ReadUpcomingInvoice,
  ) {}

  /** The last complete estimate with its age, or as far as the first one has come; newer where that takes less than a moment. */
  async read(environmentId: string, currency: string): Promise<DatedUnbilled> {
    const key = `${environmentId}/${currency}`;
    const state = this.states.get(key) ?? newState();
    this.states.set(key, state);
    if (!state.running && state.staleAt <= Date.now())
      state.running = this.refresh(state, environmentId, currency);
    if (state.running)
      await withinPatience(state.running, state.shown ? NEWER_PATIENCE_MS : FIRST_PATIENCE_MS);
    const sums = state.shown ?? state.partial ?? nothing(await this.clock.now(environmentId));
    return {
      ...sums,
      ageSeconds: state.shown ? Math.floor((Date.now() - state.shownSince) / 1_000) : 0,
      isRecomputing: state.running !== null,
    };
  }

  private async refresh(state: State, environmentId: string, currency: string): Promise<void> {
    const began = Date.now();
    try {
      const asOf = await this.clock.now(environmentId);
      const { ids, total } = await this.subscriptions.largest(
        this.database.reader,
        environmentId,
        currency,
        monthsAround(asOf).previousStart,
        MOST_SUBSCRIPTIONS,
      );
      const sums = { ...nothing(asOf), activeSubscriptions: total };
      state.partial = sums;
      const queue = [...ids];
      const work = async (): Promise<void> => {
        for (let id = queue.pop(); id !== undefined; id = queue.pop())
          await this.add(sums, environmentId, id);
      };
      queue.reverse();
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      state.shown = sums;
      // Events that came while it was made may be missing in it.
      state.shownSince = began;
      state.staleAt = Date.now() + Math.min((Date.now() - began) * COST_FACTOR, LONGEST_MS);
    } finally {
      state.running = null;
    }
  }

  // One that cannot be rated now is a blocked run's business; the sum says how many are in it.
  private async add(sums: Unbilled, environmentId: string, subscriptionId: string): Promise<void> {
    try {
      const estimate = await this.upcoming.execute(environmentId, publicId("sub", subscriptionId));
      addTo(sums, estimate);
    } catch (error) {
      if (!(error instanceof AtlasError)) throw error;
    }
  }
}

function addTo(sums: Unbilled, { customerId, soFar, projected }: UpcomingInvoice): void {
  const ofPeriod = projected.lines
    .filter((line) => line.rated.kind !== "in_advance")
    .map((line) => line.netAmount);
  sums.soFar.push(soFar.subtotal);
  sums.projected.push(...ofPeriod);
  sums.byCustomer.set(customerId, [...(sums.byCustomer.get(customerId) ?? []), soFar.subtotal]);
  sums.estimatedSubscriptions++;
}

const nothing = (asOf: Instant): Unbilled => ({
  asOf,
  soFar: [],
  projected: [],
  byCustomer: new Map(),
  estimatedSubscriptions: 0,
  activeSubscriptions: 0,
});

const newState = (): State => ({ shown: null, partial: null, running: null, shownSince: 0, staleAt: 0 });

async function withinPatience(work: Promise<void>, patienceMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, patienceMs)));
  try {
    await Promise.race([work, patience]);
  } finally {
    clearTimeout(timer);
  }
}
