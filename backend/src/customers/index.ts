export {
  countrySchema,
  customerListQuery,
  customerRefSchema,
  customerResponse,
  metadataSchema,
} from "./customers.schemas.js";
export type { Address, CollectionMethod, Customer, TaxId } from "./customer.js";
export { CustomerReader } from "./customer-reader.js";
export { customersEntities } from "./customers.entities.js";
export { CustomersModule } from "./customers.module.js";
export { customerToResponse } from "./customer-response.js";
export { ListCustomers } from "./list-customers.js";
export { FixCurrency } from "./fix-currency.js";
export { withOverride } from "./price-override.js";
export { PriceOverrideReader } from "./price-override-reader.js";
