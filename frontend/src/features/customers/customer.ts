import type { CustomerReadResponses } from "../../api/generated/index.js";

/** A customer as the API gives it. */
export type Customer = CustomerReadResponses[200];
