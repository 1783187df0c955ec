import { Injectable } from "@nestjs/common";
import type { Wait } from "./waits.js";

export type WakeWaiting = (wait: Wait) => Promise<void>;

/** How a due wait of each kind is woken. Contexts register in `onModuleInit`; the time machine calls. */
@Injectable()
export class WaitWakers {
  private readonly wakers = new Map<string, WakeWaiting>();

  /** `wake` may run several times for one wait: it only says "look again". */
  on(kind: string, wake: WakeWaiting): void {
    this.wakers.set(kind, wake);
  }

  async wake(wait: Wait): Promise<void> {
    await this.wakers.get(wait.kind)?.(wait);
  }
}
