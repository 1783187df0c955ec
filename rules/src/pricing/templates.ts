import type { PriceTemplate, TemplateKey } from "./template.js";
import { commitOverage } from "./templates/commit-overage.js";
import { credits } from "./templates/credits.js";
import { dynamic } from "./templates/dynamic.js";
import { flat } from "./templates/flat.js";
import { graduatedPercentage } from "./templates/graduated-percentage.js";
import { graduated } from "./templates/graduated.js";
import { groupedTiers } from "./templates/grouped-tiers.js";
import { markup } from "./templates/markup.js";
import { matrix } from "./templates/matrix.js";
import { minimum } from "./templates/minimum.js";
import { packaged } from "./templates/package.js";
import { perUnit } from "./templates/per-unit.js";
import { percentagePerEvent } from "./templates/percentage-per-event.js";
import { percentage } from "./templates/percentage.js";
import { recurringUnits } from "./templates/recurring-units.js";
import { stairstep } from "./templates/stairstep.js";
import { tieredPackage } from "./templates/tiered-package.js";
import { volume } from "./templates/volume.js";

/** Every standard price model, in the order in which a form offers them. */
export const templates: Readonly<Record<TemplateKey, PriceTemplate>> = {
  flat,
  recurring_units: recurringUnits,
  per_unit: perUnit,
  graduated,
  volume,
  package: packaged,
  tiered_package: tieredPackage,
  stairstep,
  matrix,
  grouped_tiers: groupedTiers,
  minimum,
  percentage,
  percentage_per_event: percentagePerEvent,
  graduated_percentage: graduatedPercentage,
  dynamic,
  commit_overage: commitOverage,
  markup,
  credits,
};
