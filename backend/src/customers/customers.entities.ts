import { CustomerEntity } from "./customer.entity.js";
import { CustomerNoteEntity } from "./customer-note.entity.js";
import { PriceOverrideEntity } from "./price-override.entity.js";

/** Every table of this context. */
export const customersEntities = [CustomerEntity, CustomerNoteEntity, PriceOverrideEntity];
