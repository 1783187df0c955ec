import { Injectable } from "@nestjs/common";
import type { Instant } from "@atlas/rules";
import { firstRow, type Tx } from "../platform/index.js";

/** A PDF as issued. */
export type StoredDocument = { bytes: Buffer; sha256: string; renderedAt: Instant };

/** Which table holds the PDFs of what. */
const tables = {
  invoice: { table: "invoice_document", subject: "invoice_id" },
  credit_note: { table: "credit_note_document", subject: "credit_note_id" },
} as const;
export type DocumentKind = keyof typeof tables;

@Injectable()
export class DocumentRepository {
  /** Keeps the first PDF of a subject: what was issued is never replaced. */
  async insert(
    tx: Tx,
    kind: DocumentKind,
    environmentId: string,
    subjectId: string,
    document: StoredDocument,
  ): Promise<void> {
    const { table, subject } = tables[kind];
    await tx.query(
      `INSERT INTO ${table} (environment_id, ${subject}, bytes, sha256, rendered_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (environment_id, ${subject}) DO NOTHING`,
      [environmentId, subjectId, document.bytes, document.sha256, document.renderedAt],
    );
  }

  async get(
    tx: Tx,
    kind: DocumentKind,
    environmentId: string,
    subjectId: string,
  ): Promise<StoredDocument | null> {
    const { table, subject } = tables[kind];
    return firstRow<StoredDocument>(
      tx,
      `SELECT bytes, sha256, rendered_at FROM ${table} WHERE environment_id = $1 AND ${subject} = $2`,
      [environmentId, subjectId],
    );
  }

  /** The SHA-256 of the stored PDF, without its bytes. */
  async fingerprint(
    tx: Tx,
    kind: DocumentKind,
    environmentId: string,
    subjectId: string,
  ): Promise<string | null> {
    const { table, subject } = tables[kind];
    const row = await firstRow<{ sha256: string }>(
      tx,
      `SELECT sha256 FROM ${table} WHERE environment_id = $1 AND ${subject} = $2`,
      [environmentId, subjectId],
    );
    return row?.sha256 ?? null;
  }
}
