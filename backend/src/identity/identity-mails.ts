import { Inject, Injectable } from "@nestjs/common";
import { QueueMail, renderMail } from "../notifications/index.js";
import { CONFIG, type Config, type Tx } from "../platform/index.js";
import { INVITATION_DAYS } from "./invitation.repository.js";
import { PASSWORD_RESET_MINUTES } from "./password-reset.repository.js";
import type { Role } from "./roles.js";

/** The mails of this context. Their links carry the token in the fragment, which browsers never send to servers or in Referer. */
@Injectable()
export class IdentityMails {
  constructor(
    private readonly queueMail: QueueMail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async invitation(
    tx: Tx,
    invitation: {
      id: string;
      organisationId: string;
      organisation: string;
      email: string;
      role: Role;
      invitedBy: string;
      token: string;
    },
  ): Promise<void> {
    const content = renderMail({
      heading: `Join ${invitation.organisation} on Atlas`,
      paragraphs: [
        `${invitation.invitedBy} invites you to ${invitation.organisation} as ${invitation.role}.`,
        `The link is good for ${INVITATION_DAYS} days and for you alone.`,
      ],
      action: { label: "Accept the invitation", url: this.link("invitation", invitation.token) },
      footer:
        "You get this mail because someone entered your address in Atlas. If you do not know them, do nothing.",
    });
    await this.queueMail.execute(tx, {
      environmentId: null,
      organisationId: invitation.organisationId,
      dedupeKey: `invitation/${invitation.id}`,
      template: "invitation",
      to: invitation.email,
      subject: `${invitation.invitedBy} invites you to ${invitation.organisation}`,
      ...content,
      confidential: true,
    });
  }

  async passwordReset(
    tx: Tx,
    reset: { id: string; organisationId: string; email: string; name: string; token: string },
  ): Promise<void> {
    const content = renderMail({
      heading: "Choose a new password",
      paragraphs: [
        `Hello ${reset.name}, someone asked for a new password for your account.`,
        `The link is good for ${PASSWORD_RESET_MINUTES} minutes. Choosing a new password signs you out everywhere.`,
      ],
      action: { label: "Choose a new password", url: this.link("password-reset", reset.token) },
      footer: "If you did not ask for this, do nothing: your password stays as it is.",
    });
    await this.queueMail.execute(tx, {
      environmentId: null,
      organisationId: reset.organisationId,
      dedupeKey: `password-reset/${reset.id}`,
      template: "password_reset",
      to: reset.email,
      subject: "Choose a new password for Atlas",
      ...content,
      confidential: true,
    });
  }

  async passwordChanged(
    tx: Tx,
    change: { id: string; organisationId: string; email: string; name: string },
  ): Promise<void> {
    const content = renderMail({
      heading: "Your password was changed",
      paragraphs: [
        `Hello ${change.name}, the password of your account was changed just now, and your other sessions were ended.`,
        "If that was not you, choose a new password at once and tell an owner of your organisation.",
      ],
      action: {
        label: "Choose a new password",
        url: `${this.config.PUBLIC_URL.replace(/\/$/, "")}/password-reset`,
      },
      footer: "You get this mail because of a change to your account.",
    });
    await this.queueMail.execute(tx, {
      environmentId: null,
      organisationId: change.organisationId,
      dedupeKey: `password-changed/${change.id}`,
      template: "password_changed",
      to: change.email,
      subject: "Your password was changed",
      ...content,
    });
  }

  private link(path: string, token: string): string {
    return `${this.config.PUBLIC_URL.replace(/\/$/, "")}/${path}#token=${token}`;
  }
}
