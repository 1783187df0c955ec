/**
 * Bounds how many pieces of work wait for others at once. A local activity holds a slot of the worker and its workflow task until
 * it ends; where all wait for somebody who does not answer, nothing else would go on.
 */
export class Slots {
  private taken = 0;

  constructor(private readonly slots: number) {}

  /** Does the work; where no slot is free it is left undone, and the answer is `undone`. */
  async run<T>(work: () => Promise<T>, undone: T): Promise<T> {
    if (this.taken >= this.slots) return undone;
    this.taken++;
    try {
      return await work();
    } finally {
      this.taken--;
    }
  }
}
