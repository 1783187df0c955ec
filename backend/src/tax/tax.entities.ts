import { TaxRateEntity } from "./tax-rate.entity.js";

/** Every table of this context. */
export const taxEntities = [TaxRateEntity];
