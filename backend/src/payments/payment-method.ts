import type { Instant } from "@atlas/rules";

/** What may be shown and charged of a card. */
export type PaymentMethod = {
  environmentId: string;
  id: string;
  customerId: string;
  provider: string;
  providerPaymentMethod: string;
  brand: string;
  last4: string;
  expMonth: number;
  expYear: number;
  isDefault: boolean;
  createdAt: Instant;
  detachedAt: Instant | null;
};
