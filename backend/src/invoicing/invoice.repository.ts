import { Injectable } from "@nestjs/common";
import type { Instant, LocalDate } from "@atlas/rules";
import { firstRow, insertRows, platformErrors, rows, snakeCase, type Tx } from "../platform/index.js";
import type { Invoice, InvoiceStatus } from "./invoice.js";

/** What may change on an invoice; `status` only through `transition()`. */
export type InvoiceChanges = Partial<
  Omit<Invoice, "environmentId" | "id" | "runId" | "customerId" | "subscriptionId" | "createdAt" | "version">
>;

export type InvoiceFilter = {
  status: InvoiceStatus | null;
  blocked: boolean | null;
  customerId: string | null;
  subscriptionId: string | null;
  number: string | null;
  currency: string | null;
  dueFrom: LocalDate | null;
  dueTo: LocalDate | null;
  /** Days of UTC. */
  issuedFrom: LocalDate | null;
  issuedTo: LocalDate | null;
  /** Only open ones that were due by then. */
  overdueAt: Instant | null;
  sort: "newest" | "due";
  /** The last invoice of the page before. */
  after: { id: string; dueDate: LocalDate | null } | null;
  limit: number;
};

// Dates are read as text: the driver would make them midnights of the process's own zone.
const columns = `
  environment_id, id, run_id, customer_id, subscription_id, status, currency, time_zone, period_start, period_end,
  needs_approval, approved_at, approved_by, number, issue_date::text, due_date::text, due_at, payment_terms_days,
  collection_method, seller, buyer, tax_rate, taxes, subtotal, tax_total, total, amount_paid, amount_credited, amount_due,
  created_at, finalized_at, paid_at, uncollectible_at, voided_at, void_reason, version`;

const hasOpenIssue = `EXISTS (
  SELECT FROM invoice_issue s
  WHERE s.environment_id = invoice.environment_id AND s.invoice_id = invoice.id AND s.resolved_at IS NULL)`;

/** What comes after the invoice `$2` (due on `$15`), and in which order. */
const ORDERS: Record<InvoiceFilter["sort"], { further: string; order: string }> = {
  newest: { further: "id < $2", order: "id DESC" },
  due: {
    further: "(coalesce(due_date, 'infinity'), id) > (coalesce($15::date, 'infinity'), $2)",
    order: "coalesce(due_date, 'infinity'), id",
  },
};

@Injectable()
export class InvoiceRepository {
  /** False when the run has its invoice already. */
  async insert(tx: Tx, invoice: Invoice): Promise<boolean> {
    const written = await insertRows(tx, "invoice", [invoice], {
      onConflict: "ON CONSTRAINT invoice_run_once DO NOTHING",
    });
    return written > 0;
  }

  async byId(tx: Tx, environmentId: string, id: string): Promise<Invoice | null> {
    return firstRow<Invoice>(tx, `SELECT ${columns} FROM invoice WHERE environment_id = $1 AND id = $2`, [
      environmentId,
      id,
    ]);
  }

  async byRun(tx: Tx, environmentId: string, runId: string): Promise<Invoice | null> {
    return firstRow<Invoice>(tx, `SELECT ${columns} FROM invoice WHERE environment_id = $1 AND run_id = $2`, [
      environmentId,
      runId,
    ]);
  }

  /** In the filter's order; `limit + 1` rows, so that the caller sees whether more follow. */
  async list(tx: Tx, environmentId: string, filter: InvoiceFilter): Promise<Invoice[]> {
    const { further, order } = ORDERS[filter.sort];
    return rows<Invoice>(
      tx,
      `SELECT ${columns} FROM invoice
       WHERE environment_id = $1
         AND ($2::uuid IS NULL OR ${further})
         AND ($3::text IS NULL OR status = $3)
         AND ($4::uuid IS NULL OR customer_id = $4)
         AND ($5::uuid IS NULL OR subscription_id = $5)
         AND ($6::text IS NULL OR strpos(lower(number), lower($6)) > 0)
         AND ($7::date IS NULL OR due_date >= $7)
         AND ($8::date IS NULL OR due_date <= $8)
         AND ($9::boolean IS NULL OR (status = 'draft' AND ${hasOpenIssue}) = $9)
         AND ($11::timestamptz IS NULL OR (status = 'open' AND due_at <= $11))
         AND ($12::date IS NULL OR finalized_at >= $12::date::timestamp AT TIME ZONE 'UTC')
         AND ($14::text IS NULL OR currency = $14)
         AND ($13::date IS NULL OR finalized_at < ($13::date + 1)::timestamp AT TIME ZONE 'UTC')
       ORDER BY ${order} LIMIT $10`,
      [
        environmentId,
        filter.after?.id ?? null,
        filter.status,
        filter.customerId,
        filter.subscriptionId,
        filter.number,
        filter.dueFrom,
        filter.dueTo,
        filter.blocked,
        filter.limit + 1,
        filter.overdueAt,
        filter.issuedFrom,
        filter.issuedTo,
        filter.currency,
        ...(filter.sort === "due" ? [filter.after?.dueDate ?? null] : []),
      ],
    );
  }

  /** Writes the changes over the version that was read and gives the row that results. Throws `request.stale_version`. */
  async update(tx: Tx, invoice: Invoice, changes: InvoiceChanges): Promise<Invoice> {
    const entries = Object.entries(changes);
    const assignments = entries.map(([key], index) => `${snakeCase(key)} = $${index + 4}`);
    const updated = await firstRow<Invoice>(
      tx,
      `UPDATE invoice SET ${[...assignments, "version = version + 1"].join(", ")}
       WHERE environment_id = $1 AND id = $2 AND version = $3 RETURNING ${columns}`,
      [invoice.environmentId, invoice.id, invoice.version, ...entries.map(([, value]) => parameter(value))],
    );
    if (!updated) throw platformErrors("request.stale_version");
    return updated;
  }
}

// pg would turn an array into a Postgres array; everything that is not a scalar here lies in jsonb.
const parameter = (value: unknown): unknown =>
  typeof value === "object" && value !== null ? JSON.stringify(value) : value;
