import { expect, test } from "@jest/globals";
import { loadConfig, platformErrors } from "../platform/index.js";
import { ChargeAtOnce } from "./charge-at-once.js";
import type { ChargeRun } from "./charge-run.js";

const config = loadConfig({
  DATABASE_URL: "postgres://unused",
  ATLAS_SECRET_KEY: "x".repeat(32),
  DATABASE_POOL: "2",
});
const chargeAtOnce = (execute: ChargeRun["execute"]): ChargeAtOnce =>
  new ChargeAtOnce(config, { execute } as ChargeRun);
const attempt = (charges: ChargeAtOnce): Promise<boolean> => charges.execute("environment", "run", "invoice");

test("any outcome of a charge is one", async () => {
  expect(await attempt(chargeAtOnce(async () => ({ status: "declined" })))).toBe(true);
});

test.each(["service.unavailable", "internal.bug"] as const)(
  "%s leaves the charge to be tried again",
  async (code) => {
    expect(await attempt(chargeAtOnce(() => Promise.reject(platformErrors(code))))).toBe(false);
  },
);

test("what no other try could mend goes on as it is", async () => {
  const refused = platformErrors("request.invalid");
  await expect(attempt(chargeAtOnce(() => Promise.reject(refused)))).rejects.toBe(refused);
});

test("no more charges are waited for than there are slots", async () => {
  let answer: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => (answer = resolve));
  const charges = chargeAtOnce(() => answered.then(() => ({ status: "succeeded" })));
  const held = [attempt(charges), attempt(charges)];
  expect(await attempt(charges)).toBe(false);
  answer();
  expect(await Promise.all(held)).toEqual([true, true]);
});
