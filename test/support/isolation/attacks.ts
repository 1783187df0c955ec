import type { Json } from "../api.js";
import type { Place } from "./id-fields.js";
import type { Named } from "./requests.js";

export type Attack = { place: Place; path: string; body: Json | undefined };

/** One request per place at which `theirs` names something: all of it is `ours` but that one name. */
export function attacksOf(route: string, ours: Named, theirs: Named): Attack[] {
  const [, template = ""] = route.split(" ");
  const differing = new Set(differingPlaces(ours, theirs));
  const foreign = namesIn(theirs).filter(({ place }) => differing.has(place));
  return foreign.map(({ place, value }) => {
    const named = structuredClone(ours);
    put(named, place, value);
    return { place, path: pathOf(template, named), body: named.body };
  });
}

/** The request as its own tenant would send it. */
export function pathOf(template: string, named: Named): string {
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(named.path?.[name] ?? "missing"),
  );
  const query = new URLSearchParams(named.query ?? {}).toString();
  return query ? `${path}?${query}` : path;
}

/** The places that a request names something at: those whose value differs between two tenants. */
export function differingPlaces(ours: Named, theirs: Named): Place[] {
  const own = new Map(namesIn(ours).map(({ place, value }) => [place, value]));
  return namesIn(theirs)
    .filter(({ place, value }) => own.get(place) !== value)
    .map(({ place }) => place);
}

type Name = { place: Place; value: string };

function namesIn(named: Named): Name[] {
  return [
    ...Object.entries(named.path ?? {}).map(([name, value]) => ({ place: `path.${name}`, value })),
    ...Object.entries(named.query ?? {}).map(([name, value]) => ({ place: `query.${name}`, value })),
    ...textsIn(named.body, "body"),
  ];
}

function textsIn(value: Json, at: string): Name[] {
  if (typeof value === "string") return [{ place: at, value }];
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, `${at}[]`));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, field]) => textsIn(field, `${at}.${name}`));
}

function put(named: Named, place: Place, value: string): void {
  const [where = "", ...names] = place.replaceAll("[]", ".0").split(".");
  if (where === "path") named.path = { ...named.path, [names[0] ?? ""]: value };
  else if (where === "query") named.query = { ...named.query, [names[0] ?? ""]: value };
  else {
    const last = names.pop() ?? "";
    const target = names.reduce<Json>((node, name) => node[name], named.body);
    target[last] = value;
  }
}
