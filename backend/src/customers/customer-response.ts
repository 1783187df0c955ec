import { publicId } from "../platform/index.js";
import type { Customer } from "./customer.js";
import type { CustomerResponse } from "./customers.schemas.js";

/** A customer as the API gives it. */
export function customerToResponse(customer: Customer): CustomerResponse {
  const { environmentId: _environment, currencyFixedAt: _fixed, id, ...visible } = customer;
  return { id: publicId("cus", id), ...visible };
}
