import type { MigrationInterface, QueryRunner } from "typeorm";

export class Customers1767225600005 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE customer (
        environment_id uuid NOT NULL,
        id uuid NOT NULL,
        external_id text,
        name text NOT NULL,
        email text,
        currency text NOT NULL,
        time_zone text NOT NULL,
        address jsonb NOT NULL,
        shipping_address jsonb,
        tax_ids jsonb NOT NULL,
        po_number text,
        payment_terms_days integer CHECK (payment_terms_days >= 0),
        collection_method text NOT NULL CHECK (collection_method IN ('charge_automatically', 'send_invoice')),
        tax_exempt boolean NOT NULL,
        metadata jsonb NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        archived_at timestamptz,
        currency_fixed_at timestamptz,
        PRIMARY KEY (environment_id, id),
        CONSTRAINT customer_external_id UNIQUE (environment_id, external_id)
      );

      CREATE TABLE price_override (
        environment_id uuid NOT NULL,
        customer_id uuid NOT NULL,
        plan_id uuid NOT NULL,
        price_key text NOT NULL,
        params jsonb NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (environment_id, customer_id, plan_id, price_key),
        FOREIGN KEY (environment_id, customer_id) REFERENCES customer (environment_id, id) ON DELETE CASCADE,
        FOREIGN KEY (environment_id, plan_id) REFERENCES plan (environment_id, id)
      );
      CREATE INDEX price_override_plan ON price_override (environment_id, plan_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query("DROP TABLE price_override, customer;");
  }
}
