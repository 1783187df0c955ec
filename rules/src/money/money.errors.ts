/** Every way the arithmetic of money can refuse its input. */
export type MoneyErrorCode = "invalid_currency" | "unrounded_amount" | "nothing_to_allocate_to";

/** A refused currency, amount or allocation; `message` says what to do about it. */
export class MoneyError extends Error {
  override readonly name = "MoneyError";

  constructor(
    readonly code: MoneyErrorCode,
    message: string,
  ) {
    super(message);
  }
}
