import type { AuditEntry } from "../api/generated/index.js";

type Actor = Omit<AuditEntry["actor"], "id">;

const NAMELESS = { person: "A person who left", api_key: "An API key", system: "Atlas" } as const;

/** Who did something: people by their name, keys as such, Atlas itself. */
export const actorWords = ({ kind, name }: Actor): string =>
  name === null ? NAMELESS[kind] : kind === "api_key" ? `API key ${name}` : name;
