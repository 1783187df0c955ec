import type { Member } from "../../../api/generated/index.js";

export type Role = Member["role"];

const WHAT: Record<Role, string> = {
  owner: "everything",
  product: "prices and customers",
  finance: "invoices, payments, settings",
  engineer: "events, keys, environments",
  viewer: "reads",
};

const roles = Object.keys(WHAT) as Role[];
export const isRole = (value: string | null): value is Role => roles.some((role) => role === value);
export const roleOptions = roles.map((role) => ({ value: role, label: role }));
/** Each role with what it may do, for a choice that is made once. */
export const explainedRoles = roles.map((role) => ({ value: role, label: `${role}: ${WHAT[role]}` }));
