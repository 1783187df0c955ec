const QUICK_MS = 100;
/** A costly answer stands for this many times what it cost, so that reading takes a fifth of a connection at most. */
const COST_FACTOR = 4;
const LONGEST_MS = 30_000;
const MOST_ENTRIES = 1_000;

type Entry<T> = { answer: Promise<T>; staleAt: number };

/**
 * Keeps what is costly to compute for as long as its cost warrants: what took less than a tenth of a second is computed anew
 * each time, what took two seconds stands for eight. Who asks meanwhile shares the answer under way.
 */
export class RecentAnswers<T> {
  private readonly entries = new Map<string, Entry<T>>();

  constructor(private readonly leastMs = 0) {}

  get(key: string, compute: () => Promise<T>): Promise<T> {
    const known = this.entries.get(key);
    if (known && known.staleAt > Date.now()) return known.answer;
    const began = Date.now();
    const entry: Entry<T> = { answer: compute(), staleAt: Number.POSITIVE_INFINITY };
    if (this.entries.size >= MOST_ENTRIES) this.entries.clear();
    this.entries.set(key, entry);
    void entry.answer.then(
      () => {
        const cost = Date.now() - began;
        const keptFor = cost < QUICK_MS ? 0 : Math.min(cost * COST_FACTOR, LONGEST_MS);
        entry.staleAt = Date.now() + Math.max(keptFor, this.leastMs);
      },
      () => this.entries.delete(key),
    );
    return entry.answer;
  }
}
