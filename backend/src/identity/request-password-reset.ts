import { setTimeout as delay } from "node:timers/promises";
import { Injectable } from "@nestjs/common";
import { Database, newId } from "../platform/index.js";
import { AttemptLimits } from "./attempt-limits.js";
import { IdentityMails } from "./identity-mails.js";
import { OrganisationRepository } from "./organisation.repository.js";
import { PasswordResetRepository } from "./password-reset.repository.js";
import { PersonRepository } from "./person.repository.js";
import { hashSecret, newSecret } from "./secrets.js";

/** Longer than the work for an account that exists, so that the time taken does not tell which do. */
const ANSWER_AFTER_MS = 250;

/** Mails a link for a new password, if the address has an account; the answer does not tell whether it has. */
@Injectable()
export class RequestPasswordReset {
  constructor(
    private readonly database: Database,
    private readonly limits: AttemptLimits,
    private readonly people: PersonRepository,
    private readonly organisations: OrganisationRepository,
    private readonly resets: PasswordResetRepository,
    private readonly mails: IdentityMails,
  ) {}

  async execute(email: string, ip: string): Promise<void> {
    await this.limits.take("password_reset", email, ip);
    await Promise.all([this.mailLink(email), delay(ANSWER_AFTER_MS)]);
  }

  private async mailLink(email: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const person = await this.people.withEmail(tx, email);
      const organisation = person ? (await this.organisations.ofPerson(tx, person.id))[0] : undefined;
      if (!person || !organisation) return;
      const token = newSecret();
      const id = newId();
      await this.resets.insert(tx, { id, personId: person.id, tokenHash: hashSecret(token) });
      await this.mails.passwordReset(tx, {
        id,
        organisationId: organisation.id,
        email,
        name: person.name,
        token,
      });
    });
  }
}
