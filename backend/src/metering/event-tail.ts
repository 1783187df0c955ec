import { Injectable, type OnApplicationShutdown } from "@nestjs/common";
import { MeterReader } from "../catalog/index.js";
import { Database, logger } from "../platform/index.js";
import { EventHistoryRepository } from "./event-history.repository.js";
import { eventToResponse, type EventResponse } from "./event-response.js";
import { currentWatermark } from "./watermark.repository.js";
import type { Watermark } from "./watermark.js";

const EVERY_MS = 400;
const MOST_PER_TURN = 200;
/** How long a writer may take to commit and still be seen by the tail. */
const SLOWEST_WRITER_MS = 60_000;

export type TailTurn = { events: EventResponse[]; hasMore: boolean };
type Watcher = (turn: TailTurn) => void;
type Tail = {
  watchers: Set<Watcher>;
  /** Kept once it is known from where on events are shown. */
  begun: Promise<void>;
  from: Watermark | null;
  timer: NodeJS.Timeout | null;
};

export type Watching = {
  /** From then on nothing that is committed is missed. */
  begun: Promise<void>;
  end: () => void;
};

/** Shows events as they are committed. One reader per environment for all who watch, and none where nobody does. */
@Injectable()
export class EventTail implements OnApplicationShutdown {
  private readonly tails = new Map<string, Tail>();

  constructor(
    private readonly database: Database,
    private readonly history: EventHistoryRepository,
    private readonly meters: MeterReader,
  ) {}

  get watchers(): number {
    let count = 0;
    for (const tail of this.tails.values()) count += tail.watchers.size;
    return count;
  }

  /** Calls back with what was committed since the last turn, oldest first; under load, with the newest of it. */
  watch(environmentId: string, watcher: Watcher): Watching {
    const tail = this.tails.get(environmentId) ?? this.begin(environmentId);
    tail.watchers.add(watcher);
    const end = (): void => {
      tail.watchers.delete(watcher);
      if (tail.watchers.size > 0) return;
      if (tail.timer) clearTimeout(tail.timer);
      if (this.tails.get(environmentId) === tail) this.tails.delete(environmentId);
    };
    return { begun: tail.begun, end };
  }

  private begin(environmentId: string): Tail {
    const tail: Tail = { watchers: new Set(), begun: Promise.resolve(), from: null, timer: null };
    this.tails.set(environmentId, tail);
    tail.begun = this.turn(environmentId, tail);
    return tail;
  }

  onApplicationShutdown(): void {
    for (const tail of this.tails.values()) if (tail.timer) clearTimeout(tail.timer);
    this.tails.clear();
  }

  private async turn(environmentId: string, tail: Tail): Promise<void> {
    try {
      const to = await currentWatermark(this.database.reader);
      if (tail.from !== null && tail.from !== to) await this.show(environmentId, tail, tail.from, to);
      tail.from = to;
    } catch (error) {
      // The watermark stays where it was, so the next turn shows what this one could not.
      logger.warn({ err: error }, "the live tail could not read; trying again");
    }
    if (this.tails.get(environmentId) !== tail) return;
    tail.timer = setTimeout(() => void this.turn(environmentId, tail), EVERY_MS);
  }

  private async show(environmentId: string, tail: Tail, from: Watermark, to: Watermark): Promise<void> {
    const since = new Date(Date.now() - SLOWEST_WRITER_MS).toISOString();
    const window = { from, to, since, limit: MOST_PER_TURN };
    const found = await this.history.between(this.database.reader, environmentId, window);
    if (found.length === 0) return;
    const meters = await this.meters.list(this.database.reader, environmentId);
    const events = found.reverse().map((event) => eventToResponse(event, meters));
    for (const watcher of tail.watchers) watcher({ events, hasMore: found.length === MOST_PER_TURN });
  }
}
