import { Injectable } from "@nestjs/common";
import { canonicalJson } from "@atlas/rules";
import { AtlasError, type Tx } from "../platform/index.js";
import { compareLine, type FieldDifference } from "./compare-lines.js";
import { compareUsage } from "./compare-usage.js";
import { correctionLines } from "./correction-lines.js";
import type { RatedAmounts, RatedLine, RatedPrice } from "./rated-line.js";
import { RatingRepository } from "./rating.repository.js";
import { ReplayUsage, type ReplayedUsage } from "./replay-usage.js";
import { ReratePrice } from "./rerate-price.js";

/** What replaying found to be different; `ratedLineId` is null where it concerns a whole evaluation. */
export type ReplayDifference = FieldDifference & {
  what: "event" | "usage" | "rule" | "line";
  ratedLineId: string | null;
  priceKey: string;
  code: string | null;
};

/** A run rated again from its events. `lines` are the recomputed amounts by id of the stored line. */
export type ReplayedRun = { differences: ReplayDifference[]; lines: Map<string, RatedAmounts> };

/**
 * Rates a run again: aggregates the stored events' properties up to the stored watermark, evaluates the stored rule version
 * with the stored parameters, and compares every line with what is stored (I13). Writes nothing.
 */
@Injectable()
export class ReplayRun {
  constructor(
    private readonly rating: RatingRepository,
    private readonly replayUsage: ReplayUsage,
    private readonly reratePrice: ReratePrice,
  ) {}

  async execute(tx: Tx, environmentId: string, runId: string): Promise<ReplayedRun> {
    const prices = await this.rating.pricesOfRun(tx, environmentId, runId);
    const stored = await this.rating.linesOfPrices(
      tx,
      environmentId,
      prices.map((price) => price.id),
    );
    const usages = await this.replayUsage.execute(tx, environmentId, prices);
    const replayed: ReplayedRun = { differences: [], lines: new Map() };
    for (const price of prices) {
      const lines = stored.filter((line) => line.ratedPriceId === price.id);
      await this.replay(tx, environmentId, { price, lines, usage: usages.get(price.id) ?? null }, replayed);
    }
    return replayed;
  }

  private async replay(
    tx: Tx,
    environmentId: string,
    { price, lines, usage }: { price: RatedPrice; lines: RatedLine[]; usage: ReplayedUsage | null },
    replayed: ReplayedRun,
  ): Promise<void> {
    const differs = (
      what: ReplayDifference["what"],
      line: RatedLine | null,
      found: FieldDifference,
    ): void => {
      const { priceKey } = price;
      replayed.differences.push({
        what,
        ratedLineId: line?.id ?? null,
        priceKey,
        code: line?.code ?? null,
        ...found,
      });
    };
    for (const event of usage?.events ?? []) differs("event", null, event);
    try {
      const again = await this.reratePrice.execute(tx, environmentId, price, usage?.usage ?? null);
      compareUsage(price.input.usage, again.input.usage).forEach((found) => differs("usage", null, found));
      const versions = { hash: again.ruleHash, engine: again.engineVersion };
      compareVersions(price, versions).forEach((found) => differs("rule", null, found));
      const recomputed =
        price.kind === "correction"
          ? correctionLines(price.currency, again.lines, await this.billedBefore(tx, environmentId, price))
          : again.lines;
      for (const line of lines) {
        const match = recomputed.find((other) => other.code === line.code);
        if (!match) {
          differs("line", line, { field: "line", stored: line.amount, recomputed: null });
          continue;
        }
        replayed.lines.set(line.id, match);
        compareLine(line, match).forEach((found) => differs("line", line, found));
      }
      for (const extra of recomputed.filter((other) => !lines.some((line) => line.code === other.code))) {
        differs("line", null, { field: `lines.${extra.code}`, stored: null, recomputed: extra.amount });
      }
      if (canonicalJson(price.trace) !== canonicalJson(again.trace)) {
        differs("rule", null, {
          field: "trace",
          stored: "as rated",
          recomputed: "another way to the result",
        });
      }
    } catch (error) {
      // The stored rule fails on what was altered: that is what verification is there to tell.
      if (!(error instanceof AtlasError)) throw error;
      differs("rule", null, { field: "rule", stored: "rated", recomputed: error.message });
    }
  }

  private async billedBefore(tx: Tx, environmentId: string, price: RatedPrice): Promise<RatedLine[]> {
    const all = await this.rating.pricesOfCloses(
      tx,
      environmentId,
      price.usageCloseId ? [price.usageCloseId] : [],
    );
    const before = all.filter(
      (other) =>
        other.priceId === price.priceId && other.correction < price.correction && !other.isSuperseded,
    );
    return this.rating.linesOfPrices(
      tx,
      environmentId,
      before.map((other) => other.id),
    );
  }
}

function compareVersions(price: RatedPrice, again: { hash: string; engine: string }): FieldDifference[] {
  const pairs = [
    { field: "ruleHash", stored: price.ruleHash, recomputed: again.hash },
    { field: "engineVersion", stored: price.engineVersion, recomputed: again.engine },
  ];
  return pairs.filter((pair) => pair.stored !== pair.recomputed);
}
