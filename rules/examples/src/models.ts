import type { Model } from "./case.js";
import { blockModels } from "./models/blocks.js";
import { collectionModels } from "./models/collections.js";
import { creditNoteModels } from "./models/credit-notes.js";
import { creditModels } from "./models/credits.js";
import { invoiceModels } from "./models/invoice.js";
import { correctionModels, limitedModel } from "./models/limits.js";
import { periodModels } from "./models/periods.js";
import { prorationModels } from "./models/proration.js";
import { terminationModels } from "./models/terminations.js";
import { tieredModels } from "./models/tiered.js";
import { trialModels } from "./models/trials.js";
import { unitModels } from "./models/units.js";
import { upgradeModels } from "./models/upgrades.js";
import { usageChargeModels } from "./models/usage-charges.js";

const models: { [model: string]: Model } = {
  ...blockModels,
  ...collectionModels,
  ...correctionModels,
  ...creditModels,
  ...creditNoteModels,
  ...invoiceModels,
  ...periodModels,
  ...prorationModels,
  ...terminationModels,
  ...tieredModels,
  ...trialModels,
  ...unitModels,
  ...upgradeModels,
  ...usageChargeModels,
};

/** The computation of a model by its name, or undefined when there is none. */
export function modelNamed(name: string): Model | undefined {
  return Object.hasOwn(models, name) ? models[name] : limitedModel(name);
}
