import type { MigrationInterface, QueryRunner } from "typeorm";

export class Ledger1767225600010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE ledger_transaction (
        environment_id uuid NOT NULL,
        id uuid NOT NULL,
        key text NOT NULL,
        at timestamptz NOT NULL,
        currency text NOT NULL,
        reference_type text NOT NULL,
        reference_id uuid NOT NULL,
        posted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (environment_id, id),
        CONSTRAINT ledger_transaction_key UNIQUE (environment_id, key)
      );
      CREATE INDEX ledger_transaction_reference ON ledger_transaction (environment_id, reference_id);

      CREATE TABLE ledger_entry (
        environment_id uuid NOT NULL,
        transaction_id uuid NOT NULL,
        position integer NOT NULL,
        account text NOT NULL,
        customer_id uuid,
        amount amount NOT NULL CHECK (amount <> 0),
        PRIMARY KEY (environment_id, transaction_id, position),
        FOREIGN KEY (environment_id, transaction_id) REFERENCES ledger_transaction (environment_id, id)
      );
      CREATE INDEX ledger_entry_customer ON ledger_entry (environment_id, customer_id, account) WHERE customer_id IS NOT NULL;
    `);
    await db.query(`
      CREATE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'the ledger is append-only: post a reversal instead' USING ERRCODE = 'restrict_violation';
      END $$;
      CREATE TRIGGER ledger_transaction_append_only BEFORE UPDATE OR DELETE ON ledger_transaction
        FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change();
      CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE ON ledger_entry
        FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change();
    `);
    // Judged at COMMIT, when all entries are there; on the transaction row as well, so that one without entries is refused.
    await db.query(`
      CREATE FUNCTION ledger_assert_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        the_transaction uuid;
        total numeric;
        entries bigint;
      BEGIN
        IF TG_TABLE_NAME = 'ledger_transaction' THEN the_transaction := NEW.id; ELSE the_transaction := NEW.transaction_id; END IF;
        SELECT sum(amount), count(*) INTO total, entries
          FROM ledger_entry WHERE environment_id = NEW.environment_id AND transaction_id = the_transaction;
        IF entries < 2 OR total <> 0 THEN
          RAISE EXCEPTION 'ledger transaction % has % entries that sum to %', the_transaction, entries, total
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_transaction_balanced';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER ledger_transaction_balanced AFTER INSERT ON ledger_transaction
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_assert_balanced();
      CREATE CONSTRAINT TRIGGER ledger_entry_balanced AFTER INSERT ON ledger_entry
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_assert_balanced();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE ledger_entry, ledger_transaction;
      DROP FUNCTION ledger_assert_balanced, ledger_refuse_change;
    `);
  }
}
