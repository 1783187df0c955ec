import type { Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { rows, type Tx } from "../platform/index.js";
import type { ClockAdvance } from "./clock-advance.repository.js";

/** In the order in which things of one instant follow from each other. */
export const HAPPENINGS = [
  "invoice_issued",
  "charge_succeeded",
  "charge_declined",
  "charge_needs_customer",
  "invoice_paid",
  "run_completed",
  "run_blocked",
  "mail",
  "invoice_uncollectible",
] as const;
export type HappeningKind = (typeof HAPPENINGS)[number];

/** One thing that came about; `id` is of the row that tells of it. */
export type Happening = {
  at: Instant;
  rank: number;
  kind: HappeningKind;
  id: string;
  customerId: string | null;
  customerName: string | null;
  invoiceId: string | null;
  invoiceNumber: string | null;
  runId: string | null;
  amount: string | null;
  currency: string | null;
  detail: string | null;
};

/** Where a page begins: after this one. */
export type HappeningCursor = { at: Instant; rank: number; id: string };

// What happened at the very instant where the advance began may be older than it: ids are ordered by real time, and tell.
const during = (at: string, id: string): string =>
  `${at} <= $4::timestamptz AND (${at} > $3::timestamptz OR (${at} = $3::timestamptz AND ${id} > $2::uuid))`;

const ofInvoice = (kind: HappeningKind, at: string): string =>
  `SELECT ${at} AS at, '${kind}' AS kind, id, customer_id, id AS invoice_id, run_id, total AS amount, NULL AS detail
   FROM invoice WHERE environment_id = $1 AND ${during(at, "id")}`;

const ofAttempts = (kind: HappeningKind, at: string, status: string): string =>
  `SELECT ${at}, '${kind}', id, customer_id, invoice_id, NULL, amount, decline_message
   FROM payment_attempt WHERE environment_id = $1 AND kind = 'card' AND status = '${status}' AND ${during(at, "id")}`;

// A run keeps no business time of its end: it runs at the instant at which it is due, unless it waits for a person.
const ofRuns = (kind: HappeningKind, status: string, since: string): string =>
  `SELECT due_at, '${kind}', id, customer_id, invoice_id, id, NULL, outcome
   FROM billing_run WHERE environment_id = $1 AND status = '${status}' AND due_at <= $4::timestamptz
     AND (due_at > $3::timestamptz OR (due_at = $3::timestamptz AND ${since} >= $5::timestamptz))`;

// Mails about an invoice say so in their key: invoice/{id}/…, collection/{id}/….
const MAILS = `SELECT created_at, 'mail', id, NULL,
     CASE WHEN dedupe_key ~ '^(invoice|collection)/[0-9a-f-]{36}/' THEN split_part(dedupe_key, '/', 2)::uuid END, NULL, NULL, subject
   FROM mail WHERE environment_id = $1 AND ${during("created_at", "id")}`;

const ALL = [
  ofInvoice("invoice_issued", "finalized_at"),
  ofInvoice("invoice_paid", "paid_at"),
  ofInvoice("invoice_uncollectible", "uncollectible_at"),
  ofAttempts("charge_succeeded", "settled_at", "succeeded"),
  ofAttempts("charge_declined", "settled_at", "declined"),
  ofAttempts("charge_needs_customer", "created_at", "requires_action"),
  ofRuns("run_completed", "completed", "finished_at"),
  ofRuns("run_blocked", "blocked", "started_at"),
  MAILS,
].join("\nUNION ALL\n");

/** What an advance of the clock brought about, read off the rows that tell of it anyway. */
@Injectable()
export class HappeningRepository {
  async during(
    tx: Tx,
    advance: ClockAdvance,
    page: { limit: number; isNewestFirst: boolean; after: HappeningCursor | null },
  ): Promise<Happening[]> {
    const { limit, isNewestFirst, after } = page;
    const [compare, direction] = isNewestFirst ? ["<", "DESC"] : [">", "ASC"];
    return rows<Happening>(
      tx,
      `WITH happening AS (${ALL})
       SELECT h.at, ranks.rank::int, h.kind, h.id, coalesce(h.customer_id, i.customer_id) AS customer_id, c.name AS customer_name,
              h.invoice_id, i.number AS invoice_number, h.run_id, h.amount, i.currency, h.detail
       FROM happening h
       JOIN unnest($6::text[]) WITH ORDINALITY AS ranks (kind, rank) ON ranks.kind = h.kind
       LEFT JOIN invoice i ON i.environment_id = $1 AND i.id = h.invoice_id
       LEFT JOIN customer c ON c.environment_id = $1 AND c.id = coalesce(h.customer_id, i.customer_id)
       WHERE $7::timestamptz IS NULL OR (h.at, ranks.rank, h.id) ${compare} ($7::timestamptz, $8::bigint, $9::uuid)
       ORDER BY h.at ${direction}, ranks.rank ${direction}, h.id ${direction} LIMIT $10`,
      [
        advance.environmentId,
        advance.id,
        advance.fromInstant,
        advance.reached,
        advance.createdAt,
        HAPPENINGS,
        after?.at ?? null,
        after?.rank ?? null,
        after?.id ?? null,
        limit + 1,
      ],
    );
  }
}
