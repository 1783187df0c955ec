import type { Callable } from "../runtime/value.js";

/** The functions of pricing, each in its own folder with its meaning in pure JSONata. */
export const DOMAIN_FUNCTIONS: readonly Callable[] = [];
