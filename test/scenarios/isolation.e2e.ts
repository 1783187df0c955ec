import { beforeAll, describe, expect, test } from "@jest/globals";
import { attacksOf, differingPlaces, pathOf } from "../support/isolation/attacks.js";
import { changedTables, footprint, type Footprint } from "../support/isolation/footprint.js";
import { idPlaces } from "../support/isolation/id-fields.js";
import {
  firstStaff,
  PEOPLE_ROUTES,
  secondStaff,
  staffFootprint,
  type Staff,
} from "../support/isolation/people.js";
import { KEY_ROUTES, PUBLIC_ROUTES, type Named, type RouteRequests } from "../support/isolation/requests.js";
import { makeTenant, type Tenant } from "../support/isolation/tenant.js";
import type { Answer, Json } from "../support/api.js";
import { owner } from "../support/stack.js";

// Every route of the OpenAPI document, asked by Mallory for what is Alice's: with her ids in each place of path, query and body
// that takes one, one at a time, all else being Mallory's own and right. Nothing may be read, nothing written.

const document: Json = await owner.get("/openapi.json");
const routes: { route: string; operation: Json }[] = Object.entries<Json>(document.paths).flatMap(
  ([path, methods]) =>
    Object.entries<Json>(methods).map(([method, operation]) => ({
      route: `${method.toUpperCase()} ${path}`,
      operation,
    })),
);
const routesIn = (table: Record<string, unknown>) =>
  routes.filter(({ route }) => Object.hasOwn(table, route));
const asList = (named: Named | Named[]): Named[] => (Array.isArray(named) ? named : [named]);

let alice: Tenant;
let mallory: Tenant;
let before: Footprint;
beforeAll(async () => {
  alice = await makeTenant("alice");
  mallory = await makeTenant("mallory");
  before = await footprint(alice.uuid);
}, 240_000);

test("every route is walked: each says what its requests name, or needs no caller", () => {
  const known = [...Object.keys(KEY_ROUTES), ...Object.keys(PEOPLE_ROUTES), ...PUBLIC_ROUTES];
  expect(routes.map(({ route }) => route).filter((route) => !known.includes(route))).toEqual([]);
  expect(known.filter((name) => !routes.some(({ route }) => route === name))).toEqual([]);
});

// Before the attacks: they leave names of Alice in the quarantine of Mallory, who sent them.
const lists = routesIn(KEY_ROUTES).filter(
  ({ route }) => route.startsWith("GET ") && !route.includes("stream"),
);
test.each(lists)("$route answers its own environment, and no other with its cursor", async ({ route }) => {
  const { names } = KEY_ROUTES[route] as RouteRequests;
  const [, template = ""] = route.split(" ");
  for (const theirs of asList(names(alice))) {
    // The ids that Mallory tried are real: they open what is Alice's to Alice.
    const path = pathOf(template, theirs);
    expect([path, (await alice.env.send("GET", path)).status]).toEqual([path, 200]);
  }
  const [ours = {}] = asList(names(mallory));
  const own = pathOf(template, ours);
  const answer = await mallory.env.send("GET", own);
  expect([own, answer.status]).toEqual([own, 200]);
  expectNothingOfAlice(answer, own, undefined);

  const { query: _, ...anything } = asList(names(alice))[0] ?? {};
  const page = await alice.env.send("GET", pathOf(template, { ...anything, query: { limit: "1" } }));
  if (typeof page.body?.nextCursor !== "string") return;
  const next = pathOf(template, { ...ours, query: { limit: "100", cursor: page.body.nextCursor } });
  expectNothingOfAlice(await mallory.env.send("GET", next), next, undefined);
});

test.each(routesIn(KEY_ROUTES))("$route reaches no other environment", async ({ route, operation }) => {
  const { names, mayAnswer } = KEY_ROUTES[route] as RouteRequests;
  const [method = "", template = ""] = route.split(" ");
  const pairs = asList(names(mallory)).map((ours, index) => ({
    ours,
    theirs: asList(names(alice))[index] ?? {},
  }));

  // Every place that takes an id is tried.
  const tried = pairs.flatMap(({ ours, theirs }) => differingPlaces(ours, theirs));
  expect(idPlaces(document, operation).filter((place) => !tried.includes(place))).toEqual([]);

  for (const { ours, theirs } of pairs) {
    for (const { place, path, body } of attacksOf(route, ours, theirs)) {
      const answer = await mallory.env.send(method, path, body);
      expectNothingOfAlice(answer, path, body);
      expectRefused(answer, place, path, mayAnswer?.status);
    }
    const inside = { "atlas-environment": alice.env.id };
    const answer = await mallory.env.send(method, pathOf(template, theirs), theirs.body, inside);
    expect(answer.body.code).toBe("environment.not_found");
  }
  await expectNothingWritten();
});

test("the same Idempotency-Key in two environments is two requests", async () => {
  const meter = { key: "once", name: "Once", eventType: "once", aggregation: "count" };
  const key = { "idempotency-key": "one and the same" };
  const hers = await alice.env.post("/v1/meters", { ...meter, name: "alice once" }, key);
  before = await footprint(alice.uuid);
  const his = await mallory.env.post("/v1/meters", { ...meter, name: "mallory once" }, key);
  expect(his.id).not.toBe(hers.id);
  expect(his.name).toBe("mallory once");
  await expectNothingWritten();
});

/** Nothing of Alice's changed since the last look; a route that wrote is blamed once. */
async function expectNothingWritten(): Promise<void> {
  const last = before;
  before = await footprint(alice.uuid);
  expect(changedTables(last, before)).toEqual([]);
}

/** Nothing in the answer that Mallory did not say himself. */
function expectNothingOfAlice(answer: Answer<Json>, path: string, body: Json): void {
  const said = `${decodeURIComponent(path)} ${JSON.stringify(body ?? "")}`;
  const text = typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body);
  const hers = [alice.mark, ...textsOf(alice)].filter((name) => name.length > 4 && !said.includes(name));
  expect([path, hers.filter((name) => text.includes(name))]).toEqual([path, []]);
}

function expectRefused(
  answer: Answer<Json>,
  place: string,
  path: string,
  mayAnswer: number | undefined,
): void {
  const { status } = answer;
  if (place.startsWith("path.")) {
    expect([path, place, status]).toEqual([path, place, 404]);
  } else if (status < 400 && typeof answer.body === "string") {
    // A file that is filtered by what is not there is its header.
    expect([path, place, answer.body.trimEnd().split("\r\n").length]).toEqual([path, place, 1]);
  } else if (status < 400 && status !== mayAnswer) {
    // A list that is filtered by what is not there is empty.
    expect([path, place, answer.body?.data]).toEqual([path, place, []]);
  } else {
    expect([path, place, status < 500]).toEqual([path, place, true]);
  }
}

function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, field]) => (name === "env" ? [alice.env.id] : textsOf(field)));
}

describe("people of another organisation", () => {
  let acme: Staff;
  let other: Staff;
  let footprintBefore: string;
  beforeAll(async () => {
    acme = await firstStaff();
    other = await secondStaff();
    footprintBefore = await staffFootprint(acme);
  });

  test.each(routesIn(PEOPLE_ROUTES))("cannot use $route on these", async ({ route, operation }) => {
    const names = PEOPLE_ROUTES[route] as (staff: Staff) => Named;
    const [method = "", template = ""] = route.split(" ");
    const named = differingPlaces(names(other), names(acme));
    expect(idPlaces(document, operation).filter((place) => !named.includes(place))).toEqual([]);
    for (const { place, path, body } of attacksOf(route, names(other), names(acme))) {
      expectRefused(await other.person.send(method, path, body), place, path, undefined);
    }
    const inside = await other.person.send(method, pathOf(template, names(acme)), names(acme).body, {
      "atlas-environment": alice.env.id,
    });
    expect(inside.body.code).toBe("environment.not_found");
    expect(await staffFootprint(acme)).toBe(footprintBefore);
  });

  test("see none of them in any list", async () => {
    for (const { route } of routesIn(PEOPLE_ROUTES).filter(({ route }) => route.startsWith("GET "))) {
      if (route.includes("{")) continue;
      const answer = await other.person.send("GET", route.slice(4));
      expect([route, answer.status]).toEqual([route, 200]);
      const text = JSON.stringify(answer.body);
      expect(
        [acme.organisation, acme.member, acme.invitation, acme.session].filter((id) => text.includes(id)),
      ).toEqual([]);
    }
  });

  test("cannot enter its environments by any route that keys may use", async () => {
    for (const { route } of routesIn(KEY_ROUTES)) {
      const [method = "", template = ""] = route.split(" ");
      const [named = {}] = asList((KEY_ROUTES[route] as RouteRequests).names(alice));
      const answer = await other.person.send(method, pathOf(template, named), named.body, {
        "atlas-environment": alice.env.id,
      });
      expect([route, answer.body.code]).toEqual([route, "environment.not_found"]);
    }
    await expectNothingWritten();
  });
});
