import { Injectable } from "@nestjs/common";
import { Database } from "../platform/index.js";
import { AttemptLimits } from "./attempt-limits.js";
import { identityErrors } from "./identity.errors.js";
import { PasswordResetRepository } from "./password-reset.repository.js";
import { hashPassword } from "./passwords.js";
import { PersonRepository } from "./person.repository.js";
import { hashSecret } from "./secrets.js";
import { SetPassword } from "./set-password.js";

/** Sets a new password by the link of the mail, once. */
@Injectable()
export class CompletePasswordReset {
  constructor(
    private readonly database: Database,
    private readonly resets: PasswordResetRepository,
    private readonly people: PersonRepository,
    private readonly limits: AttemptLimits,
    private readonly setPassword: SetPassword,
  ) {}

  async execute(input: { token: string; password: string; ip: string }): Promise<void> {
    await this.database.transaction(async (tx) => {
      const reset = await this.resets.use(tx, hashSecret(input.token));
      if (!reset) throw identityErrors("password_reset.invalid");
      const passwordHash = await hashPassword(input.password);
      await this.setPassword.execute(tx, { personId: reset.personId, passwordHash, keepSessionId: null });
      const person = await this.people.get(tx, reset.personId);
      // Whoever holds the mailbox is no guesser: a locked account opens again.
      if (person) await this.limits.succeeded(tx, "sign_in", person.email, input.ip);
    });
  }
}
