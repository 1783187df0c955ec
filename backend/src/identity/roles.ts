import { scopes, type Role, type Scope } from "../platform/index.js";

export type { Role };
export const ROLES = ["owner", "product", "finance", "engineer", "viewer"] as const satisfies readonly Role[];

const reads = scopes.filter((scope) => scope.endsWith(":read"));
/** What everyone in the organisation may see: all but keys and the audit trail. */
const common = reads.filter((scope) => scope !== "keys:read" && scope !== "audit:read");

/** What a person may do, by role. The only place that says so. */
const SCOPES_OF_ROLE: Record<Role, readonly Scope[]> = {
  owner: scopes,
  product: [...common, "catalog:write", "customers:write", "subscriptions:write", "clock:write"],
  finance: [
    ...common,
    "audit:read",
    "customers:write",
    "subscriptions:write",
    "invoices:write",
    "payments:write",
    "collections:write",
    "billing:write",
    "ledger:write",
    "mails:write",
    "settings:write",
  ],
  engineer: [
    ...common,
    "keys:read",
    "keys:write",
    "events:write",
    "usage:write",
    "catalog:write",
    "customers:write",
    "subscriptions:write",
    "billing:write",
    "clock:write",
    "environments:write",
    "mails:write",
  ],
  viewer: common,
};

export const scopesOfRole = (role: Role): readonly Scope[] => SCOPES_OF_ROLE[role];

/** What an API key may hold at most: all but what is done to people. */
export const KEY_SCOPES: readonly Scope[] = scopes.filter((scope) => !scope.startsWith("members:"));
