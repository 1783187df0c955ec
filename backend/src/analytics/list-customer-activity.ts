import { canonicalInstant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { CustomerReader } from "../customers/index.js";
import { ActorReader } from "../identity/index.js";
import {
  Clock,
  Database,
  isUuid,
  publicId,
  readCursor,
  toPage,
  type Actor,
  type Caller,
  type IdPrefix,
  type Page,
  type PageQuery,
} from "../platform/index.js";
import { CustomerActivityRepository, type ActivityRow } from "./customer-activity.repository.js";
import type { ActivityEntry } from "./customer-activity.schemas.js";
import { activityTitle } from "./activity-title.js";

const PREFIXES: Record<string, IdPrefix> = {
  invoice: "inv",
  credit_note: "crn",
  payment_attempt: "pay",
  refund: "ref",
  mail: "mail",
  customer_note: "note",
  subscription: "sub",
};

/** What happened to a customer, newest first. The trail's part of it only for those who may read the trail. */
@Injectable()
export class ListCustomerActivity {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly customers: CustomerReader,
    private readonly actors: ActorReader,
    private readonly repository: CustomerActivityRepository,
  ) {}

  /** Throws `customer.not_found`. */
  async execute(caller: Caller, reference: string, query: PageQuery): Promise<Page<ActivityEntry>> {
    const { environmentId } = caller;
    const tx = this.database.reader;
    const customer = await this.customers.resolve(tx, environmentId, reference);
    const after = readCursor(query.cursor, 2);
    const found = await this.repository.list(tx, environmentId, customer.id, {
      now: await this.clock.now(environmentId),
      after: after && { at: after[0]!, place: after[1]! },
      limit: query.limit,
      withTrail: caller.scopes.includes("audit:read"),
    });
    const page = toPage(found, query.limit, (row) => [row.at, row.place]);
    const names = await this.actors.names(tx, environmentId, page.data.flatMap(someone));
    return { ...page, data: page.data.map((row) => present(row, names)) };
  }
}

const someone = ({ actorKind, actorId }: ActivityRow): Actor[] =>
  (actorKind === "person" || actorKind === "api_key") && actorId !== null && isUuid(actorId)
    ? [{ kind: actorKind, id: actorId }]
    : [];

function present(row: ActivityRow, names: ReadonlyMap<string, string>): ActivityEntry {
  const prefix = PREFIXES[row.subjectType];
  return {
    at: canonicalInstant(row.at),
    kind: row.kind,
    title: activityTitle(row),
    subject: {
      type: row.subjectType,
      id: prefix && isUuid(row.subjectId) ? publicId(prefix, row.subjectId) : row.subjectId,
    },
    amount: row.amount,
    currency: row.currency,
    actor: actorOf(row, names),
  };
}

function actorOf(row: ActivityRow, names: ReadonlyMap<string, string>): ActivityEntry["actor"] {
  if (row.actorKind === null) return null;
  const [actor] = someone(row);
  if (!actor) return { kind: row.actorKind, id: row.actorId, name: null };
  return {
    kind: actor.kind,
    id: publicId(actor.kind === "person" ? "usr" : "key", actor.id),
    name: names.get(actor.id) ?? null,
  };
}
