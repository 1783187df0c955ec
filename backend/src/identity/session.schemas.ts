import { z } from "zod";
import { idSchema, pageSchema, publicId, scopes } from "../platform/index.js";
import { emailSchema, passwordSchema, roleSchema, secretSchema } from "./people.schemas.js";
import type { SessionView } from "./describe-session.js";
import type { Session } from "./session.repository.js";

export const logInBody = z.object({
  email: emailSchema,
  // No rule but a length: what the rules were when the password was chosen is not for this form to know.
  password: z.string().min(1).max(200),
});
export const switchOrganisationBody = z.object({ organisation: idSchema("org") });
export const sessionParams = z.object({ id: idSchema("ses") });
export const passwordResetBody = z.object({ email: emailSchema });
export const completePasswordResetBody = z.object({ token: secretSchema, password: passwordSchema });
export const changePasswordBody = z.object({
  currentPassword: z.string().min(1).max(200),
  newPassword: passwordSchema,
});

const organisation = z.object({ id: z.string().describe("`org_…`"), name: z.string(), role: roleSchema });

export const sessionViewSchema = z
  .object({
    id: z.string().describe("`ses_…`"),
    person: z.object({ id: z.string().describe("`usr_…`"), email: z.string(), name: z.string() }),
    organisation: organisation.describe("The one that this session works in."),
    organisations: z.array(organisation).describe("All that the person belongs to."),
    scopes: z.array(z.enum(scopes)).describe("What the role allows."),
    csrfToken: z
      .string()
      .describe("Send it in the header X-CSRF-Token with every POST, PUT, PATCH and DELETE."),
    expiresAt: z.string(),
  })
  .meta({ id: "Session" });

export const sessionSchema = z
  .object({
    id: z.string().describe("`ses_…`"),
    isCurrent: z.boolean().describe("True for the session that asks."),
    userAgent: z.string().nullable(),
    ip: z.string().nullable(),
    createdAt: z.string(),
    lastSeenAt: z.string(),
    expiresAt: z.string(),
  })
  .meta({ id: "OpenSession" });
export const sessionPage = pageSchema(sessionSchema);

export function toSession(row: Session, currentId: string): z.infer<typeof sessionSchema> {
  return {
    id: publicId("ses", row.id),
    isCurrent: row.id === currentId,
    userAgent: row.userAgent,
    ip: row.ip,
    createdAt: row.createdAt,
    lastSeenAt: row.lastSeenAt,
    expiresAt: row.expiresAt,
  };
}

export function toSessionView(view: SessionView): z.infer<typeof sessionViewSchema> {
  return {
    id: publicId("ses", view.sessionId),
    person: { ...view.person, id: publicId("usr", view.person.id) },
    organisation: { ...view.organisation, id: publicId("org", view.organisation.id) },
    organisations: view.organisations.map((one) => ({ ...one, id: publicId("org", one.id) })),
    scopes: [...view.scopes],
    csrfToken: view.csrfToken,
    expiresAt: view.expiresAt,
  };
}
