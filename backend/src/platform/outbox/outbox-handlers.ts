import { Injectable } from "@nestjs/common";

export type OutboxEvent = {
  sequence: string;
  environmentId: string | null;
  aggregateType: string;
  aggregateId: string;
  type: string;
  payload: Record<string, unknown>;
  createdAt: string;
};
export type OutboxHandler = (event: OutboxEvent) => Promise<void>;

/** Who listens to what. Contexts register in `onModuleInit`; the worker dispatches. */
@Injectable()
export class OutboxHandlers {
  private readonly handlers = new Map<string, { name: string; handle: OutboxHandler }[]>();

  /** `handle` runs at least once per event, in order per aggregate: it must be idempotent. */
  on(type: string, name: string, handle: OutboxHandler): void {
    const list = this.handlers.get(type) ?? [];
    list.push({ name, handle });
    this.handlers.set(type, list);
  }

  for(type: string): readonly { name: string; handle: OutboxHandler }[] {
    return this.handlers.get(type) ?? [];
  }
}
