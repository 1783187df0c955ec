import type { Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { publicId, rows, type IdPrefix, type Tx } from "../platform/index.js";

export type ActivityRow = {
  at: Instant;
  kind: string;
  subjectType: string;
  /** A uuid, or in the trail's rows the id as users see it. */
  subjectId: string;
  /** What the sentence names: a number, a plan, a subject line, the beginning of a note. */
  about: string | null;
  amount: string | null;
  currency: string | null;
  actorKind: "person" | "api_key" | "system" | null;
  actorId: string | null;
  /** Orders what happened at one instant. */
  place: string;
};

const MINE = "environment_id = $1 AND customer_id = $2";
const NOBODY = "NULL::text AS actor_kind, NULL::text AS actor_id";

/** One source of the timeline; every one ends at the cursor, so that a page reads little of each. */
const source = (at: string, kind: string, type: string, id: string, more: string, from: string): string =>
  `SELECT ${at} AS at, ${kind} AS kind, '${type}' AS subject_type, ${id}::text AS subject_id, ${more} FROM ${from}`;

const invoices = (at: string, kind: string): string =>
  source(
    at,
    `'invoice.${kind}'`,
    "invoice",
    "id",
    `number AS about, total::text AS amount, currency, ${NOBODY}`,
    `invoice WHERE ${MINE} AND ${at} IS NOT NULL`,
  );
const plans = "JOIN plan p ON p.environment_id = s.environment_id AND p.id = ";

const SOURCES = [
  invoices("finalized_at", "finalized"),
  invoices("paid_at", "paid"),
  invoices("voided_at", "voided"),
  invoices("uncollectible_at", "uncollectible"),
  source(
    "issued_at",
    "'credit_note.issued'",
    "credit_note",
    "id",
    `number AS about, total::text AS amount, currency, ${NOBODY}`,
    `credit_note WHERE ${MINE}`,
  ),
  source(
    "coalesce(settled_at, created_at)",
    "'payment.' || status",
    "payment_attempt",
    "id",
    `coalesce(decline_code, kind) AS about, amount::text, currency, ${NOBODY}`,
    `payment_attempt WHERE ${MINE}`,
  ),
  source(
    "created_at",
    "'refund.requested'",
    "refund",
    "id",
    "reason AS about, amount::text, currency, requested_by ->> 'kind' AS actor_kind, requested_by ->> 'id' AS actor_id",
    `refund WHERE ${MINE}`,
  ),
  source(
    "settled_at",
    "'refund.' || status",
    "refund",
    "id",
    `reason AS about, amount::text, currency, ${NOBODY}`,
    `refund WHERE ${MINE} AND settled_at IS NOT NULL`,
  ),
  source(
    "coalesce(m.sent_at, m.created_at)",
    "'mail.' || m.status",
    "mail",
    "m.id",
    `m.subject AS about, NULL::text AS amount, NULL::text AS currency, ${NOBODY}`,
    `mail m WHERE m.environment_id = $1 AND NOT m.confidential AND split_part(m.dedupe_key, '/', 2) IN (
       SELECT id::text FROM invoice WHERE ${MINE} UNION ALL SELECT id::text FROM credit_note WHERE ${MINE})`,
  ),
  source(
    "created_at",
    "'note.added'",
    "customer_note",
    "id",
    "left(text, 200) AS about, NULL::text AS amount, NULL::text AS currency, author_kind AS actor_kind, author_id::text AS actor_id",
    `customer_note WHERE ${MINE}`,
  ),
  source(
    "s.start_at",
    "'subscription.started'",
    "subscription",
    "s.id",
    `p.name AS about, NULL::text AS amount, NULL::text AS currency, ${NOBODY}`,
    `subscription s ${plans} s.plan_id WHERE s.environment_id = $1 AND s.customer_id = $2 AND s.status <> 'future'
       AND (s.ends_at IS NULL OR s.ends_at > s.start_at)`,
  ),
  source(
    "s.ends_at",
    "'subscription.' || s.status",
    "subscription",
    "s.id",
    `p.name AS about, NULL::text AS amount, NULL::text AS currency, ${NOBODY}`,
    `subscription s ${plans} s.plan_id WHERE s.environment_id = $1 AND s.customer_id = $2 AND s.status IN ('ended', 'cancelled')`,
  ),
  source(
    "e.from_at",
    "'subscription.plan_changed'",
    "subscription",
    "s.id",
    `p.name AS about, NULL::text AS amount, NULL::text AS currency, ${NOBODY}`,
    `subscription s JOIN subscription_plan e ON e.environment_id = s.environment_id AND e.subscription_id = s.id
       ${plans} e.plan_id WHERE s.environment_id = $1 AND s.customer_id = $2 AND e.from_at > s.start_at`,
  ),
];

/** Rows of their own tell these already. */
const TOLD = [
  "refund.requested",
  "invoice.voided",
  "credit_note.issued",
  "invoice.payment_recorded",
  "customer_note.added",
];
const TRAIL = source(
  "coalesce(happened_at, recorded_at)",
  "action",
  "",
  "subject_id",
  "NULL::text AS about, NULL::text AS amount, NULL::text AS currency, actor_kind, actor_id",
  `audit_entry WHERE environment_id = $1 AND subject_type = ANY($7::text[]) AND subject_id = ANY($8::text[]) AND action <> ALL($9::text[])`,
).replace("'' AS subject_type", "subject_type");

type Subject = { type: string; id: string };
const PREFIXES: Record<string, IdPrefix> = {
  invoice: "inv",
  subscription: "sub",
  refund: "ref",
  collection_case: "col",
  billing_run: "run",
};

/** The SQL of a customer's timeline. */
@Injectable()
export class CustomerActivityRepository {
  /** Newest first, up to now; `limit + 1` rows. */
  async list(
    tx: Tx,
    environmentId: string,
    customerId: string,
    page: { now: Instant; after: { at: Instant; place: string } | null; limit: number; withTrail: boolean },
  ): Promise<ActivityRow[]> {
    const trail = page.withTrail ? await this.subjects(tx, environmentId, customerId) : null;
    const arms = trail ? [...SOURCES, TRAIL] : SOURCES;
    return rows(
      tx,
      `SELECT * FROM (
         SELECT *, (kind || '/' || subject_id) COLLATE "C" AS place FROM (${arms.join("\nUNION ALL\n")}) happened WHERE at <= $3) placed
       WHERE $4::timestamptz IS NULL OR (at, place) < ($4, $5::text COLLATE "C")
       ORDER BY at DESC, place DESC LIMIT $6`,
      [
        environmentId,
        customerId,
        page.now,
        page.after?.at ?? null,
        page.after?.place ?? null,
        page.limit + 1,
        ...(trail ? [[...new Set(trail.map(({ type }) => type))], trail.map(({ id }) => id), TOLD] : []),
      ],
    );
  }

  /** What of the customer's the trail may speak of; of invoices and runs, the latest 500 each. */
  private async subjects(tx: Tx, environmentId: string, customerId: string): Promise<Subject[]> {
    const found = await rows<Subject>(
      tx,
      `(SELECT 'invoice' AS type, id FROM invoice WHERE ${MINE} ORDER BY id DESC LIMIT 500)
       UNION ALL (SELECT 'subscription', id FROM subscription WHERE ${MINE})
       UNION ALL (SELECT 'refund', id FROM refund WHERE ${MINE} ORDER BY id DESC LIMIT 500)
       UNION ALL (SELECT 'collection_case', c.id FROM collection_case c JOIN invoice i ON i.environment_id = c.environment_id AND i.id = c.invoice_id
         WHERE i.environment_id = $1 AND i.customer_id = $2 ORDER BY c.id DESC LIMIT 500)
       UNION ALL (SELECT 'billing_run', r.id FROM billing_run r JOIN subscription s ON s.environment_id = r.environment_id AND s.id = r.subscription_id
         WHERE s.environment_id = $1 AND s.customer_id = $2 ORDER BY r.id DESC LIMIT 500)`,
      [environmentId, customerId],
    );
    return [
      { type: "customer", id: publicId("cus", customerId) },
      ...found.map(({ type, id }) => ({ type, id: publicId(PREFIXES[type]!, id) })),
    ];
  }
}
