import { CustomerEntity } from "./customer.entity.js";
import { PriceOverrideEntity } from "./price-override.entity.js";

/** Every table of this context. */
export const customersEntities = [CustomerEntity, PriceOverrideEntity];
