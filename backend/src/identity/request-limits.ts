import { Injectable } from "@nestjs/common";
import { Database, platformErrors } from "../platform/index.js";
import { ThrottleRepository } from "./throttle.repository.js";

export type RequestLimit = { what: string; most: number; seconds: number };

/** How often something that needs no sign-in may be asked for, by subject (an address, a link); all API processes count together. */
@Injectable()
export class RequestLimits {
  constructor(
    private readonly database: Database,
    private readonly repository: ThrottleRepository,
  ) {}

  /** Counts one request; throws `request.too_many` above the limit. */
  async take({ what, most, seconds }: RequestLimit, subject: string): Promise<void> {
    const counted = await this.repository.count(this.database.reader, `${what}/${subject}`, seconds);
    if (counted.attempts <= most) return;
    throw platformErrors("request.too_many", {
      detail: `Try again in ${counted.secondsLeft} seconds.`,
      retryAfterSeconds: counted.secondsLeft,
    });
  }
}
