import { z } from "zod";
import { idSchema, pageSchema, publicId } from "../platform/index.js";
import type { Invitation } from "./invitation.repository.js";
import type { Member } from "./member.repository.js";
import { ROLES } from "./roles.js";

export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email("Give an email address such as ada@example.com.").max(254))
  .describe("Email address; upper and lower case are the same.");
export const passwordSchema = z
  .string()
  .min(12, "Give at least 12 characters.")
  .max(200, "Give at most 200 characters.")
  .describe("12 to 200 characters.");
export const secretSchema = z.string().min(20).max(200).describe("The token from the link in the mail.");
export const roleSchema = z
  .enum(ROLES)
  .describe(
    "`owner`: all. `product`: prices, customers. `finance`: invoices, payments, settings. `engineer`: events, keys, environments. `viewer`: reads.",
  );
const nameSchema = z.string().trim().min(1).max(120);

export const memberParams = z.object({ id: idSchema("usr") });
export const invitationParams = z.object({ id: idSchema("ivt") });
export const changeRoleBody = z.object({ role: roleSchema });
export const inviteBody = z.object({ email: emailSchema, role: roleSchema });
export const acceptInvitationBody = z.object({
  token: secretSchema,
  name: nameSchema
    .optional()
    .describe("How the person is called; by default the part of the address before the @."),
  password: passwordSchema.describe("The new password; for who has an account already, its password."),
});
export const invitationTokenBody = z.object({ token: secretSchema });

export const memberSchema = z
  .object({
    id: z.string().describe("`usr_…`"),
    email: z.string(),
    name: z.string(),
    role: roleSchema,
    joinedAt: z.string(),
  })
  .meta({ id: "Member" });
export const memberPage = pageSchema(memberSchema);

export const invitationSchema = z
  .object({
    id: z.string().describe("`ivt_…`"),
    email: z.string(),
    role: roleSchema,
    status: z.enum(["open", "accepted", "revoked", "expired"]),
    invitedBy: z.string().describe("`usr_…`"),
    createdAt: z.string(),
    expiresAt: z.string(),
  })
  .meta({ id: "Invitation" });
export const invitationPage = pageSchema(invitationSchema);

export const invitationPreviewSchema = z
  .object({
    organisation: z.string().describe("The name of the organisation that invites."),
    email: z.string(),
    role: roleSchema,
    hasAccount: z
      .boolean()
      .describe("True when this address has an account: accepting then takes its password."),
    expiresAt: z.string(),
  })
  .meta({ id: "InvitationPreview" });

export function toMember(row: Member): z.infer<typeof memberSchema> {
  return {
    id: publicId("usr", row.personId),
    email: row.email,
    name: row.name,
    role: row.role,
    joinedAt: row.createdAt,
  };
}

export function toInvitation(row: Invitation): z.infer<typeof invitationSchema> {
  return {
    id: publicId("ivt", row.id),
    email: row.email,
    role: row.role,
    status: statusOf(row),
    invitedBy: publicId("usr", row.invitedBy),
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
  };
}

function statusOf(row: Invitation): z.infer<typeof invitationSchema>["status"] {
  if (row.acceptedAt !== null) return "accepted";
  if (row.revokedAt !== null) return "revoked";
  return Date.parse(row.expiresAt) > Date.now() ? "open" : "expired";
}
