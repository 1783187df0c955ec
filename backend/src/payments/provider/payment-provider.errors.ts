/** Faults at the provider's door. `retryable` ones pass by themselves; the others need a person. */
export type PaymentProviderErrorCode =
  /** Nothing was sent: nobody listens at the provider's address. */
  | "provider_unreachable"
  /** A read failed or was answered with a server error or too late. */
  | "provider_unavailable"
  /** The API key is wrong or was revoked. */
  | "provider_unauthorized"
  /** The provider refused the request as malformed or impossible; sending it again changes nothing. */
  | "provider_refused_request"
  /** One idempotency key was used for two different requests. */
  | "provider_key_reused"
  /** The provider answered something that its API does not promise. */
  | "provider_answer_invalid"
  /** More than one capture stands for one attempt: money moved twice. */
  | "provider_captured_twice";

const RETRYABLE: ReadonlySet<PaymentProviderErrorCode> = new Set([
  "provider_unreachable",
  "provider_unavailable",
]);

/** A fault while talking to the provider. No money moved by the call that throws it. */
export class PaymentProviderError extends Error {
  override readonly name = "PaymentProviderError";
  readonly retryable: boolean;

  constructor(
    readonly code: PaymentProviderErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.retryable = RETRYABLE.has(code);
  }
}

export type InvalidWebhookCode = "webhook_signature_invalid" | "webhook_too_old" | "webhook_body_invalid";

/** A webhook that must not be believed. */
export class InvalidWebhookError extends Error {
  override readonly name = "InvalidWebhookError";

  constructor(
    readonly code: InvalidWebhookCode,
    message: string,
  ) {
    super(message);
  }
}
