import { Injectable } from "@nestjs/common";
import type { Actor, Tx } from "../platform/index.js";
import { ApiKeyRepository } from "./api-key.repository.js";
import { PersonRepository } from "./person.repository.js";

/** What those who acted are called; they may have left since. */
@Injectable()
export class ActorReader {
  constructor(
    private readonly people: PersonRepository,
    private readonly keys: ApiKeyRepository,
  ) {}

  /** Names by the actors' uuids: of people, and of an environment's keys. Two queries. */
  async names(tx: Tx, environmentId: string, actors: readonly Actor[]): Promise<Map<string, string>> {
    const ids = (kind: Actor["kind"]): string[] => [
      ...new Set(actors.filter((actor) => actor.kind === kind).map((actor) => actor.id)),
    ];
    const found = [
      ...(await this.people.namesOf(tx, ids("person"))),
      ...(await this.keys.namesOf(tx, environmentId, ids("api_key"))),
    ];
    return new Map(found.map(({ id, name }) => [id, name]));
  }
}
