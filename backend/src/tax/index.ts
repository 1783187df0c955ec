export type { AppliedTaxRate, TaxRate } from "./tax-rate.js";
export { taxEntities } from "./tax.entities.js";
export { taxErrors } from "./tax.errors.js";
export { TaxModule } from "./tax.module.js";
export { TaxReader } from "./tax-reader.js";
