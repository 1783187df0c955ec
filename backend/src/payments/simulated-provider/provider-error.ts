/** Every reason for which the provider refuses a request; part of its public API. */
export type ProviderErrorCode =
  | "unauthorized"
  | "not_found"
  | "parameter_invalid"
  | "payment_method_unknown"
  | "card_number_unknown"
  | "amount_invalid"
  | "idempotency_key_missing"
  | "idempotency_key_reused"
  | "idempotency_key_in_use"
  | "refund_exceeds_charge"
  | "charge_not_refundable"
  | "charge_not_confirmable"
  | "charge_not_cancelable"
  | "charge_not_disputable"
  | "dispute_closed"
  | "unavailable";

const STATUS: Record<ProviderErrorCode, number> = {
  unauthorized: 401,
  not_found: 404,
  parameter_invalid: 400,
  payment_method_unknown: 400,
  card_number_unknown: 400,
  amount_invalid: 400,
  idempotency_key_missing: 400,
  idempotency_key_reused: 409,
  idempotency_key_in_use: 409,
  refund_exceeds_charge: 400,
  charge_not_refundable: 409,
  charge_not_confirmable: 409,
  charge_not_cancelable: 409,
  charge_not_disputable: 409,
  dispute_closed: 409,
  unavailable: 503,
};

/** A refusal: nothing was charged or stored, and the message says what to change. */
export class ProviderError extends Error {
  override readonly name = "ProviderError";

  constructor(
    readonly code: ProviderErrorCode,
    message: string,
    /** The request field at fault, where one is. */
    readonly param: string | null = null,
  ) {
    super(message);
  }

  get status(): number {
    return STATUS[this.code];
  }

  toBody(): { error: { code: ProviderErrorCode; message: string; param: string | null } } {
    return { error: { code: this.code, message: this.message, param: this.param } };
  }
}
