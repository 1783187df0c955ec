import { truth, type Callable } from "../runtime/value.js";
import { define, defineTotal } from "./define.js";

export const BOOLEANS: Callable[] = [
  defineTotal("boolean", "<x-:b>", 1, ([value]) => truth(value)),
  defineTotal("not", "<x-:b>", 1, ([value]) => truth(value) !== true),
  define("exists", "<x:b>", 1, ([value]) => value !== undefined),
  // The one place where a rule may say what stands for a missing value.
  define("default", "<xx:x>", 2, ([value, otherwise]) => (value === undefined ? otherwise : value)),
];
