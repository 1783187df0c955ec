import { Injectable } from "@nestjs/common";
import { firstRow, rows, type Tx } from "../platform/index.js";

export type Person = { id: string; email: string; name: string; passwordHash: string; createdAt: string };

@Injectable()
export class PersonRepository {
  async insert(tx: Tx, person: Omit<Person, "createdAt">): Promise<void> {
    await tx.query("INSERT INTO person (id, email, name, password_hash) VALUES ($1, $2, $3, $4)", [
      person.id,
      person.email,
      person.name,
      person.passwordHash,
    ]);
  }

  async get(tx: Tx, id: string): Promise<Person | null> {
    return firstRow<Person>(tx, "SELECT * FROM person WHERE id = $1", [id]);
  }

  async namesOf(tx: Tx, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
    return rows(tx, "SELECT id, name FROM person WHERE id = ANY($1::uuid[])", [ids]);
  }

  async withEmail(tx: Tx, email: string): Promise<Person | null> {
    return firstRow<Person>(tx, "SELECT * FROM person WHERE email = $1", [email]);
  }

  async setPassword(tx: Tx, id: string, passwordHash: string): Promise<void> {
    await tx.query("UPDATE person SET password_hash = $2 WHERE id = $1", [id, passwordHash]);
  }
}
