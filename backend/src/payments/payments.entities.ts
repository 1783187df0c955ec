import { DisputeEntity } from "./dispute.entity.js";
import { PaymentAttemptEntity } from "./payment-attempt.entity.js";
import { PaymentMethodEntity } from "./payment-method.entity.js";
import { ProviderEventEntity } from "./provider-event.entity.js";
import { RefundEntity } from "./refund.entity.js";

export const paymentsEntities = [
  PaymentMethodEntity,
  PaymentAttemptEntity,
  RefundEntity,
  DisputeEntity,
  ProviderEventEntity,
];
