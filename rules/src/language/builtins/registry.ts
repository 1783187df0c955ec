import type { Callable } from "../runtime/value.js";
import { AGGREGATES } from "./aggregate.js";
import { ARRAYS } from "./array.js";
import { BOOLEANS } from "./boolean.js";
import { DATES } from "./date.js";
import { ENCODINGS } from "./encoding.js";
import { FORMATS } from "./format.js";
import { HIGHER_ORDER } from "./higher-order.js";
import { NUMERICS } from "./numeric.js";
import { OBJECTS } from "./object.js";
import { SEARCHES } from "./search.js";
import { TEXTS } from "./text.js";

/** The functions of JSONata 2.x (`$eval` apart, which needs the compiler), `$div` and `$default`. */
export const STANDARD_FUNCTIONS: readonly Callable[] = [
  ...AGGREGATES,
  ...ARRAYS,
  ...BOOLEANS,
  ...DATES,
  ...ENCODINGS,
  ...FORMATS,
  ...HIGHER_ORDER,
  ...NUMERICS,
  ...OBJECTS,
  ...SEARCHES,
  ...TEXTS,
];

/** What would make a result differ from run to run. */
export const UNREPEATABLE: readonly string[] = ["random", "shuffle", "eval"];
