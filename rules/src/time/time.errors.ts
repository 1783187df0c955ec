/** Every way the arithmetic of time can refuse its input. */
export type TimeErrorCode =
  | "invalid_instant"
  | "invalid_date"
  | "invalid_duration"
  | "invalid_time_zone"
  | "invalid_interval"
  | "before_start"
  | "not_a_boundary"
  | "outside_period";

/** A refused instant, date, duration, zone or boundary; `message` says what to do about it. */
export class TimeError extends Error {
  override readonly name = "TimeError";

  constructor(
    readonly code: TimeErrorCode,
    message: string,
  ) {
    super(message);
  }
}
