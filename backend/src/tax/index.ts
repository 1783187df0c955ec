export type { AppliedTaxRate } from "./tax-rate.js";
export { taxEntities } from "./tax.entities.js";
export { TaxModule } from "./tax.module.js";
export { TaxReader } from "./tax-reader.js";
