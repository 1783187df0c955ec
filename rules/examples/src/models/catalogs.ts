import { MissingInput } from "../case.js";

/** Monthly prices of the catalog that Kill Bill's tests share and name instead of a price (SpyCarAdvanced). */
const spyCar: { [plan: string]: string } = {
  Pistol: "29.95",
  Shotgun: "249.95",
  "Assault-Rifle": "599.95",
  // Changed to within its first months, this plan is in its discount phase.
  Blowdart: "9.95",
};

/** The monthly price of a plan that a case names: `Blowdart (monthly trial-discount phase)`. */
export function catalogPrice(plan: string): string {
  const name = plan.split(" ")[0]!;
  if (!Object.hasOwn(spyCar, name)) throw new MissingInput(`does not know the price of ${plan}`);
  return spyCar[name]!;
}
