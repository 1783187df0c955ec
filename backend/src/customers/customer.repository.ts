import { Injectable } from "@nestjs/common";
import { affectedRows, firstRow, rows, type Tx } from "../platform/index.js";
import type { Customer, CustomerTerms } from "./customer.js";

const COLUMNS = `environment_id, id, external_id, name, email, currency, time_zone, address, shipping_address, tax_ids, po_number,
  payment_terms_days, collection_method, tax_exempt, metadata, version, created_at, updated_at, archived_at, currency_fixed_at`;

export type CustomerFilter = {
  search: string | null;
  email: string | null;
  archived: "exclude" | "only" | "include";
  /** uuid of the last customer of the page before. */
  after: string | null;
  limit: number;
};

/** The SQL of customers. */
@Injectable()
export class CustomerRepository {
  /** False when the external id is taken. */
  async insert(tx: Tx, environmentId: string, id: string, terms: CustomerTerms): Promise<boolean> {
    const inserted = await affectedRows(
      tx,
      `INSERT INTO customer (environment_id, id, external_id, name, email, currency, time_zone, address, shipping_address, tax_ids,
         po_number, payment_terms_days, collection_method, tax_exempt, metadata)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
       ON CONFLICT (environment_id, external_id) DO NOTHING`,
      [environmentId, id, ...termValues(terms)],
    );
    return inserted === 1;
  }

  /** Writes all terms onto the given version; false when it is no longer the standing one. */
  async update(tx: Tx, customer: Customer, terms: CustomerTerms): Promise<boolean> {
    const updated = await affectedRows(
      tx,
      `UPDATE customer SET external_id = $4, name = $5, email = $6, currency = $7, time_zone = $8, address = $9, shipping_address = $10,
         tax_ids = $11, po_number = $12, payment_terms_days = $13, collection_method = $14, tax_exempt = $15, metadata = $16,
         version = version + 1, updated_at = clock_timestamp()
       WHERE environment_id = $1 AND id = $2 AND version = $3`,
      [customer.environmentId, customer.id, customer.version, ...termValues(terms)],
    );
    return updated === 1;
  }

  /** Archives or restores; a customer that is so already stays as it is. */
  async setArchived(tx: Tx, environmentId: string, id: string, archived: boolean): Promise<boolean> {
    const updated = await affectedRows(
      tx,
      `UPDATE customer SET archived_at = CASE WHEN $3 THEN clock_timestamp() END, version = version + 1, updated_at = clock_timestamp()
       WHERE environment_id = $1 AND id = $2 AND (archived_at IS NOT NULL) <> $3`,
      [environmentId, id, archived],
    );
    return updated === 1;
  }

  async delete(tx: Tx, environmentId: string, id: string): Promise<void> {
    await tx.query("DELETE FROM customer WHERE environment_id = $1 AND id = $2", [environmentId, id]);
  }

  async fixCurrency(tx: Tx, environmentId: string, id: string): Promise<void> {
    await tx.query(
      "UPDATE customer SET currency_fixed_at = clock_timestamp() WHERE environment_id = $1 AND id = $2 AND currency_fixed_at IS NULL",
      [environmentId, id],
    );
  }

  async byId(tx: Tx, environmentId: string, id: string): Promise<Customer | null> {
    return firstRow<Customer>(tx, `SELECT ${COLUMNS} FROM customer WHERE environment_id = $1 AND id = $2`, [
      environmentId,
      id,
    ]);
  }

  async byExternalId(tx: Tx, environmentId: string, externalId: string): Promise<Customer | null> {
    return firstRow<Customer>(
      tx,
      `SELECT ${COLUMNS} FROM customer WHERE environment_id = $1 AND external_id = $2`,
      [environmentId, externalId],
    );
  }

  /** Ids alone, for many references at once: those of `ids` that exist, and those behind `externalIds`. */
  async idsOf(
    tx: Tx,
    environmentId: string,
    ids: string[],
    externalIds: string[],
  ): Promise<{ id: string; externalId: string | null }[]> {
    return rows(
      tx,
      `SELECT id, external_id FROM customer WHERE environment_id = $1 AND id = ANY($2::uuid[])
       UNION SELECT id, external_id FROM customer WHERE environment_id = $1 AND external_id = ANY($3::text[])`,
      [environmentId, ids, externalIds],
    );
  }

  /** What they are called, for lists of what is theirs. */
  async namesOf(
    tx: Tx,
    environmentId: string,
    ids: readonly string[],
  ): Promise<{ id: string; name: string }[]> {
    return rows(tx, "SELECT id, name FROM customer WHERE environment_id = $1 AND id = ANY($2::uuid[])", [
      environmentId,
      ids,
    ]);
  }

  /** Newest first; one row more than `limit` tells that there is a next page. */
  async list(tx: Tx, environmentId: string, filter: CustomerFilter): Promise<Customer[]> {
    return rows<Customer>(
      tx,
      `SELECT ${COLUMNS} FROM customer
       WHERE environment_id = $1
         AND ($2::uuid IS NULL OR id < $2)
         AND ($3::text IS NULL OR strpos(lower(concat_ws(chr(10), name, email, external_id)), lower($3)) > 0)
         AND ($4::text IS NULL OR lower(email) = lower($4))
         AND ($5 = 'include' OR (archived_at IS NOT NULL) = ($5 = 'only'))
       ORDER BY id DESC LIMIT $6`,
      [environmentId, filter.after, filter.search, filter.email, filter.archived, filter.limit + 1],
    );
  }
}

function termValues(terms: CustomerTerms): unknown[] {
  return [
    terms.externalId,
    terms.name,
    terms.email,
    terms.currency,
    terms.timeZone,
    JSON.stringify(terms.address),
    terms.shippingAddress === null ? null : JSON.stringify(terms.shippingAddress),
    JSON.stringify(terms.taxIds),
    terms.poNumber,
    terms.paymentTermsDays,
    terms.collectionMethod,
    terms.taxExempt,
    JSON.stringify(terms.metadata),
  ];
}
