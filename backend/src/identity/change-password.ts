import { Injectable } from "@nestjs/common";
import { Database } from "../platform/index.js";
import { AttemptLimits } from "./attempt-limits.js";
import { identityErrors } from "./identity.errors.js";
import { hashPassword, verifyPassword } from "./passwords.js";
import { PersonRepository } from "./person.repository.js";
import type { Session } from "./session.repository.js";
import { SetPassword } from "./set-password.js";

/** A signed-in person's new password; takes the present one, so that an unlocked screen is not enough. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly database: Database,
    private readonly people: PersonRepository,
    private readonly limits: AttemptLimits,
    private readonly setPassword: SetPassword,
  ) {}

  async execute(
    session: Session,
    input: { currentPassword: string; newPassword: string; ip: string },
  ): Promise<void> {
    const person = await this.people.get(this.database.reader, session.personId);
    if (!person) throw identityErrors("access.session_ended");
    await this.limits.take("sign_in", person.email, input.ip);
    if (!(await verifyPassword(person.passwordHash, input.currentPassword)))
      throw identityErrors("password.wrong", {
        errors: [{ field: "currentPassword", code: "wrong", message: "This is not your password." }],
      });
    const passwordHash = await hashPassword(input.newPassword);
    await this.database.transaction(async (tx) => {
      await this.limits.succeeded(tx, "sign_in", person.email, input.ip);
      await this.setPassword.execute(tx, { personId: person.id, passwordHash, keepSessionId: session.id });
    });
  }
}
