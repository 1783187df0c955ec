import type { Json } from "../api.js";

/** `path.customer`, `query.plan`, `body.prices[].meter`: where a request of a route can name something of a tenant. */
export type Place = string;

/** Fields that name something by these words, also by a key or an id of the user's own. */
const NOUNS =
  /^(customer|subscription|plan|planVersion|meter|price|invoice|line|paymentMethod|refund|creditNote|run|flow|case|event|backfill|environment|organisation|person)s?$/;
const PUBLIC_ID = /^\^\(?[a-z]+(\||_)/;

/** Every place of an operation of an OpenAPI document that takes an id. */
export function idPlaces(document: Json, operation: Json): Place[] {
  const places = new Set<Place>();
  for (const parameter of operation.parameters ?? []) {
    if (
      (parameter.in === "path" && !resolve(document, parameter.schema).enum) ||
      (parameter.in === "query" && takesId(parameter.name, resolve(document, parameter.schema)))
    ) {
      places.add(`${parameter.in}.${parameter.name}`);
    }
  }
  const body = operation.requestBody?.content?.["application/json"]?.schema;
  if (body) for (const place of bodyPlaces(document, body, "body")) places.add(place);
  return [...places];
}

function bodyPlaces(document: Json, schema: Json, at: string): Place[] {
  const resolved = resolve(document, schema);
  const places: Place[] = [];
  for (const variant of ["anyOf", "oneOf", "allOf"].flatMap((word) => resolved[word] ?? [])) {
    places.push(...bodyPlaces(document, variant, at));
  }
  if (resolved.items) places.push(...bodyPlaces(document, resolved.items, `${at}[]`));
  for (const [name, field] of Object.entries<Json>(resolved.properties ?? {})) {
    if (takesId(name, resolve(document, field))) places.push(`${at}.${name}`);
    places.push(...bodyPlaces(document, field, `${at}.${name}`));
  }
  return places;
}

function takesId(name: string, schema: Json): boolean {
  const variants = [
    schema,
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...(schema.items ? [schema.items] : []),
  ];
  if (
    variants.some(
      ({ pattern }) => typeof pattern === "string" && PUBLIC_ID.test(pattern) && pattern.includes("[0-7]"),
    )
  )
    return true;
  return NOUNS.test(name) && variants.some(({ type }) => type === "string");
}

function resolve(document: Json, schema: Json): Json {
  if (typeof schema?.$ref !== "string") return schema ?? {};
  const target = schema.$ref
    .replace(/^#\//, "")
    .split("/")
    .reduce((node: Json, key: string) => node?.[key], document);
  return resolve(document, target);
}
