import { Injectable } from "@nestjs/common";
import { Database, publicId, type Caller } from "../platform/index.js";
import { SEARCHED, SearchRepository } from "./search.repository.js";
import type { SearchHit, SearchQuery } from "./search.schemas.js";

/** Finds what has a name or a number, of the kinds that the caller may read; best first. */
@Injectable()
export class FindEverywhere {
  constructor(
    private readonly database: Database,
    private readonly search: SearchRepository,
  ) {}

  async execute({ environmentId, scopes }: Caller, { q, limit }: SearchQuery): Promise<SearchHit[]> {
    const allowed = SEARCHED.filter(({ scope }) => scopes.includes(scope));
    const found = await Promise.all(
      allowed.map(async (kind) => {
        const hits = await this.search.find(this.database.reader, environmentId, kind, q, limit);
        return hits.map((hit): SearchHit => ({
          type: kind.type,
          ...hit,
          id: publicId(kind.prefix, hit.id),
          subtitle: hit.subtitle === "" ? null : hit.subtitle,
        }));
      }),
    );
    return found
      .flat()
      .sort((one, other) => other.score - one.score)
      .slice(0, limit);
  }
}
