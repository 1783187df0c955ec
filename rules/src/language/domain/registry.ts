import type { Callable } from "../runtime/value.js";
import { allocate } from "./allocate/allocate.js";
import { cap } from "./cap/cap.js";
import { commit } from "./commit/commit.js";
import { convert } from "./convert/convert.js";
import { decide } from "./decide/decide.js";
import type { DomainFunction } from "./define-domain.js";
import { included } from "./included/included.js";
import { markup } from "./markup/markup.js";
import { money } from "./money/money.js";
import { percent } from "./percent/percent.js";
import { percentile } from "./percentile/percentile.js";
import { prorate } from "./prorate/prorate.js";
import { tiered } from "./tiered/tiered.js";

const ALL: readonly DomainFunction[] = [
  allocate,
  cap,
  commit,
  convert,
  decide,
  included,
  markup,
  money,
  percent,
  percentile,
  prorate,
  tiered,
];

/** The functions of pricing, each in its own folder with its meaning in pure JSONata. `$lookup` is JSONata's own. */
export const DOMAIN_FUNCTIONS: readonly Callable[] = ALL.map((one) => one.callable);

/** The pure-JSONata definition of each function of pricing, by name. */
export const PRELUDES: ReadonlyMap<string, string> = new Map(
  ALL.map((one) => [one.callable.name, one.prelude]),
);
