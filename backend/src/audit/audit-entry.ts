import type { Actor } from "../platform/index.js";

/** Who did it: a caller, or Atlas itself, named by its part (`billing`, `collections`). */
export type AuditActor = Actor | { kind: "system"; id: string };

export type AuditRecord = {
  /** null for what concerns the organisation alone; then `organisationId` is required. */
  environmentId: string | null;
  organisationId?: string;
  actor: AuditActor;
  /** `<noun>.<verb in the past>`, such as `invoice.voided`. */
  action: string;
  /** What it was done to; `id` as users see it (`inv_…`). */
  subject: { type: string; id: string };
  /** What changed, small and without secrets. */
  detail?: Record<string, unknown>;
};

export type AuditRow = {
  id: string;
  actorKind: string;
  actorId: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  detail: Record<string, unknown>;
  recordedAt: string;
};

/** An entry with what its actor is called today; null for Atlas itself. */
export type NamedAuditRow = AuditRow & { actorName: string | null };
