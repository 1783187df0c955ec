import { expect } from "@jest/globals";
import type { Answer, Json, Problem } from "./api.js";
import { uuidOf } from "./database.js";
import type { Environment } from "./environment.js";
import { changedTables, footprint } from "./isolation/footprint.js";

const SENTENCE = /\S+ \S+/;

/** An answer is problem details: the code, a cause, what to do, and every wrong field with a message of its own. */
export function expectRefusal(
  answer: Answer<Json>,
  expected: { status: number; code: string; fields?: string[] },
): Problem {
  const problem = answer.body as Problem;
  expect({ status: answer.status, code: problem.code }).toEqual({
    status: expected.status,
    code: expected.code,
  });
  expect(answer.headers.get("content-type")).toContain("application/problem+json");
  expect(problem).toMatchObject({
    type: `urn:atlas:problem:${expected.code}`,
    status: expected.status,
    title: expect.stringMatching(SENTENCE),
    detail: expect.stringMatching(SENTENCE),
    remedy: expect.stringMatching(SENTENCE),
  });
  if (expected.fields) expect(problem.errors?.map((error) => error.field).sort()).toEqual(expected.fields);
  for (const error of problem.errors ?? []) {
    expect(error.code).toMatch(/^\S+$/);
    expect(error.message).toMatch(SENTENCE);
  }
  return problem;
}

/** The tables of an environment in which anything at all is another after `action` than before. */
export async function tablesChangedBy(env: Environment, action: () => Promise<unknown>): Promise<string[]> {
  const before = await footprint(uuidOf(env.id));
  await action();
  return changedTables(before, await footprint(uuidOf(env.id)));
}

/** A refusal after which every row of the environment is as it was. */
export async function refused(
  env: Environment,
  expected: { status: number; code: string; fields?: string[] },
  send: () => Promise<Answer<Json>>,
): Promise<Json> {
  let problem: Json;
  const changed = await tablesChangedBy(env, async () => (problem = expectRefusal(await send(), expected)));
  expect(changed).toEqual([]);
  return problem;
}
