import { ApplicationFailure } from "@temporalio/common";

/**
 * Bounds how many local activities of one kind wait for others at once. A local activity holds a slot of the worker and its
 * workflow task until it ends; where all wait for somebody who does not answer, nothing else would go on. One too many fails at
 * once, and its workflow asks for an ordinary activity instead.
 */
export class LocalSlots {
  private taken = 0;

  constructor(private readonly slots: number) {}

  /** An ordinary activity is let through: the worker bounds those by themselves. */
  async run<T>({ isLocal }: { isLocal: boolean }, work: () => Promise<T>): Promise<T> {
    if (!isLocal) return work();
    if (this.taken >= this.slots) throw ApplicationFailure.nonRetryable("no local slot is free");
    this.taken++;
    try {
      return await work();
    } finally {
      this.taken--;
    }
  }
}
