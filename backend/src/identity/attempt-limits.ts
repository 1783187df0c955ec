import { Injectable } from "@nestjs/common";
import { Database, platformErrors, type Tx } from "../platform/index.js";
import { hashSecret } from "./secrets.js";
import { ThrottleRepository } from "./throttle.repository.js";

const WINDOW_SECONDS = 15 * 60;

/** How often per window. An address may serve a whole office, an account serves one person. */
const LIMITS = {
  sign_in: { account: 10, ip: 100 },
  password_reset: { account: 5, ip: 30 },
} as const;
type Kind = keyof typeof LIMITS;

/**
 * Limits guessing, per account and per address. Counted before the secret is looked at, whether or not the account exists,
 * so neither parallel requests nor the answer tell an attacker more.
 */
@Injectable()
export class AttemptLimits {
  constructor(
    private readonly database: Database,
    private readonly repository: ThrottleRepository,
  ) {}

  /** Counts an attempt; throws `request.too_many` above the limit. */
  async take(kind: Kind, email: string, ip: string): Promise<void> {
    const tx = this.database.reader;
    const perIp = await this.repository.count(tx, ipSubject(kind, ip), WINDOW_SECONDS);
    const perAccount = await this.repository.count(tx, accountSubject(kind, email), WINDOW_SECONDS);
    const overIp = perIp.attempts > LIMITS[kind].ip ? perIp.secondsLeft : 0;
    const overAccount = perAccount.attempts > LIMITS[kind].account ? perAccount.secondsLeft : 0;
    const wait = Math.max(overIp, overAccount);
    if (wait > 0)
      throw platformErrors("request.too_many", {
        detail: `Try again in ${wait} seconds.`,
        retryAfterSeconds: wait,
      });
  }

  /** The attempt succeeded: the account starts afresh, the address gets this attempt back. */
  async succeeded(tx: Tx, kind: Kind, email: string, ip: string): Promise<void> {
    await this.repository.clear(tx, accountSubject(kind, email));
    await this.repository.forgive(tx, ipSubject(kind, ip));
    await this.repository.prune(tx);
  }
}

// Hashed, since people type passwords into the email field.
const accountSubject = (kind: Kind, email: string): string => `${kind}/account/${hashSecret(email)}`;
const ipSubject = (kind: Kind, ip: string): string => `${kind}/ip/${ip}`;
