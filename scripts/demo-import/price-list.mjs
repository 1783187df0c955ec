import { readFileSync } from "node:fs";
import { SetupError } from "../bootstrap/setup-error.mjs";

/** The model that each service of the trace is billed as. */
export const MODELS = { code: "gpt-4o", conv: "gpt-4o-mini" };

/**
 * Published prices per million tokens of the models in use, by direction.
 * @param {string} file data/llm-prices/prices.json
 * @returns {{ match: { model: string, direction: string }, unitAmount: string }[]}
 */
export function tokenPrices(file) {
  /** @type {{ model: string, input: string, output: string, to_date: string | null }[]} */
  let list;
  try {
    list = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw new SetupError(`The price list ${file} cannot be read.`, {
      remedy: "name it: npm run demo:import -- FOLDER --prices prices.json",
    });
  }
  return Object.values(MODELS).flatMap((model) => {
    const price = list.find((each) => each.model === model && each.to_date === null);
    if (!price) throw new SetupError(`${file} has no present price of ${model}.`);
    return [
      { match: { model, direction: "input" }, unitAmount: price.input },
      { match: { model, direction: "output" }, unitAmount: price.output },
    ];
  });
}
