import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { createTestDatabase, type TestDatabase } from "./platform/testing/test-database.js";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

type Column = { table: string; column: string; type: string; nullable: boolean; key: boolean };

// What TypeORM calls a type, in the words of information_schema.
const TYPE_NAMES: Record<string, string> = {
  timestamptz: "timestamp with time zone",
  int: "integer",
  int4: "integer",
  int8: "bigint",
  varchar: "character varying",
  bool: "boolean",
};

const describeColumn = ({ table, column, type, nullable, key }: Column): string =>
  `${table}.${column} ${type}${nullable ? "" : " not null"}${key ? " key" : ""}`;

async function columnsOfDatabase(): Promise<string[]> {
  const found = await db.database.reader.query<Column[]>(`
    SELECT c.table_name AS "table", c.column_name AS "column", c.is_nullable = 'YES' AS nullable,
           CASE WHEN c.data_type = 'ARRAY' THEN substr(c.udt_name, 2) || '[]' ELSE c.data_type END AS type,
           EXISTS (SELECT 1 FROM information_schema.table_constraints k
                   JOIN information_schema.key_column_usage u USING (constraint_schema, constraint_name)
                   WHERE k.constraint_type = 'PRIMARY KEY' AND k.table_schema = 'public'
                     AND u.table_name = c.table_name AND u.column_name = c.column_name) AS key
    FROM information_schema.columns c
    JOIN pg_class t ON t.relname = c.table_name AND t.relnamespace = 'public'::regnamespace
    WHERE c.table_schema = 'public' AND t.relkind IN ('r', 'p') AND NOT t.relispartition AND c.table_name <> 'migrations'`);
  return found.map(describeColumn).sort();
}

function columnsOfEntities(): string[] {
  return db.dataSource.entityMetadatas
    .flatMap((entity) =>
      entity.columns.map((column) => {
        const name = db.dataSource.driver.normalizeType(column);
        const type = (TYPE_NAMES[name] ?? name) + (column.isArray ? "[]" : "");
        return {
          table: entity.tableName,
          column: column.databaseName,
          type,
          nullable: column.isNullable,
          key: column.isPrimary,
        };
      }),
    )
    .map(describeColumn)
    .sort();
}

test("entities and migrations describe the same tables", async () => {
  expect(columnsOfEntities()).toEqual(await columnsOfDatabase());
});

test("every migration can be taken back, and applied again", async () => {
  const count = db.dataSource.migrations.length;
  for (let i = 0; i < count; i++) await db.dataSource.undoLastMigration();
  const left = await db.database.reader.query<{ relname: string }[]>(
    "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')",
  );
  expect(left.map((table) => table.relname)).toEqual(["migrations"]);
  await db.dataSource.runMigrations();
});
