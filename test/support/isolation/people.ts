import { randomBytes } from "node:crypto";
import { sql, uuidOf } from "../database.js";
import { Person } from "../person.js";
import { owner, stack } from "../stack.js";
import { type RouteRequests } from "./requests.js";

/** The people of one organisation, and what they can be named by. */
export type Staff = {
  person: Person;
  organisation: string;
  member: string;
  invitation: string;
  session: string;
};

/** The owner whom the first start made. */
export async function firstStaff(): Promise<Staff> {
  return staffOf(stack.credentials());
}

/** An owner of another organisation, which no route can make: written to the tables. The password is the first owner's. */
export async function secondStaff(): Promise<Staff> {
  const { email, password } = stack.credentials();
  const other = `eve-${randomBytes(4).toString("hex")}@other.example`;
  await sql(
    `WITH o AS (INSERT INTO organisation (id, name) VALUES (gen_random_uuid(), 'Other') RETURNING id),
          e AS (INSERT INTO environment (id, organisation_id, mode, name) SELECT gen_random_uuid(), id, 'test', 'first' FROM o),
          p AS (INSERT INTO person (id, email, name, password_hash)
                SELECT gen_random_uuid(), $1, 'Eve', password_hash FROM person WHERE email = $2 RETURNING id)
     INSERT INTO member (organisation_id, person_id, role) SELECT o.id, p.id, 'owner' FROM o, p`,
    [other, email],
  );
  return staffOf({ email: other, password });
}

async function staffOf(credentials: { email: string; password: string }): Promise<Staff> {
  const person = await Person.signIn(owner.url, credentials);
  person.environment = (await person.get("/v1/environments")).data[0].id;
  const session = await person.get("/v1/session");
  const email = `guest-${randomBytes(4).toString("hex")}@guest.example`;
  const invitation = await person.post("/v1/invitations", { email, role: "viewer" });
  return {
    person,
    organisation: session.organisation.id,
    member: session.person.id,
    invitation: invitation.id,
    session: session.id,
  };
}

/** A hash of all that stands above the environments of one organisation. */
export async function staffFootprint({ organisation }: Staff): Promise<string> {
  const [row] = await sql<{ hash: string }>(
    `SELECT md5(string_agg(row, E'\\n' ORDER BY row)) AS hash FROM (
       SELECT to_jsonb(o)::text AS row FROM organisation o WHERE id = $1
       UNION ALL SELECT to_jsonb(m)::text FROM member m WHERE organisation_id = $1
       UNION ALL SELECT to_jsonb(i)::text FROM invitation i WHERE organisation_id = $1
       UNION ALL SELECT (to_jsonb(s) - 'last_seen_at')::text FROM session s WHERE organisation_id = $1
       UNION ALL SELECT to_jsonb(p)::text FROM person p JOIN member m ON m.person_id = p.id WHERE m.organisation_id = $1) rows`,
    [uuidOf(organisation)],
  );
  return row?.hash ?? "";
}

type PeopleRequests = Record<string, (staff: Staff) => ReturnType<RouteRequests["names"]>>;

/** What only people may ask. */
export const PEOPLE_ROUTES: PeopleRequests = {
  "GET /v1/audit/organisation": ({ member }) => ({ query: { subjectId: member } }),
  "GET /v1/mails/organisation": () => ({}),
  "GET /v1/mail-sink/organisation": () => ({}),
  "GET /v1/session": () => ({}),
  "DELETE /v1/session": () => ({}),
  "PUT /v1/session/organisation": ({ organisation }) => ({ body: { organisation } }),
  "GET /v1/sessions": () => ({}),
  "DELETE /v1/sessions/{id}": ({ session }) => ({ path: { id: session } }),
  "PUT /v1/password": () => ({}),
  "GET /v1/members": () => ({}),
  "GET /v1/members/{id}": ({ member }) => ({ path: { id: member } }),
  "PATCH /v1/members/{id}": ({ member }) => ({ path: { id: member }, body: { role: "viewer" } }),
  "DELETE /v1/members/{id}": ({ member }) => ({ path: { id: member } }),
  "GET /v1/invitations": () => ({}),
  "POST /v1/invitations": () => ({}),
  "DELETE /v1/invitations/{id}": ({ invitation }) => ({ path: { id: invitation } }),
};
