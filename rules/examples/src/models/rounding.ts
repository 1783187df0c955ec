import { MissingInput, type Fields } from "../case.js";
import { optional } from "../fields.js";

const known = {
  ceil: "ceil",
  up: "ceil",
  floor: "floor",
  down: "floor",
  round: "round",
  nearest: "round",
  none: "none",
} as const;

/** How a source rounds a quantity, in the words of the templates. */
export function roundingOf(
  inputs: Fields,
  otherwise: keyof typeof known,
): "ceil" | "floor" | "round" | "none" {
  const words = optional(inputs, "rounding") ?? otherwise;
  if (!Object.hasOwn(known, words)) throw new MissingInput(`does not know the rounding ${words}`);
  return known[words as keyof typeof known];
}
