import { expect } from "@jest/globals";
import type { Locator } from "playwright-core";
import { eventually } from "../../../support/eventually.js";
import type { WatchedPage } from "../browser.js";
import { press } from "../press.js";
import type { FormsScene } from "./forms-scene.js";

/** What is typed wrong, and what is then told beside which field; both by the fields' labels. */
type Attempt = { typed?: Record<string, string>; told: Record<string, RegExp> };

/** One form and the ways to fill it in wrong. */
export type BadInput = {
  form: string;
  path: (scene: FormsScene) => string;
  /** What is pressed until the form stands there, by name. */
  press?: readonly string[];
  submit: string | RegExp;
  attempts: readonly Attempt[];
  /** What a form that were taken would change, as the API tells it. */
  stored: (scene: FormsScene) => string;
};

/** Fills one form in wrong, and expects it to say so beside its fields, to keep what was typed, and to save nothing. */
export async function expectRefusals(
  watched: WatchedPage,
  scene: FormsScene,
  { path, press: names = [], submit, attempts, stored }: BadInput,
): Promise<void> {
  const { page } = watched;
  const before = await scene.person.get(stored(scene));
  await page.goto(path(scene));
  await press(page, names);
  const button = page.getByRole("button", { name: submit, exact: true }).last();
  await button.waitFor();
  const isDialog = (await page.getByRole("dialog").count()) > 0;
  const form = isDialog ? page.getByRole("dialog") : page.locator("body");
  for (const { typed = {}, told } of attempts) {
    for (const [label, text] of Object.entries(typed)) await field(form, label).fill(text);
    // A form that judges while one types does not let itself be sent.
    if (await button.isEnabled()) await button.press("Enter");
    for (const [label, words] of Object.entries(told)) await expectTold(field(form, label), label, words);
    for (const [label, text] of Object.entries(typed))
      expect([label, await field(form, label).inputValue()]).toEqual([label, text]);
  }
  expect(await scene.person.get(stored(scene))).toEqual(before);
  expect(watched.takeErrors()).toEqual([]);
}

/** A field by its label, with or without the star of a required one. */
function field(form: Locator, label: string): Locator {
  const escaped = label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return form
    .getByLabel(new RegExp(`^${escaped}( \\*)?$`))
    .and(form.page().locator("input, textarea, button"))
    .first();
}

/** Waits until a field is marked as wrong, and described by these words to who cannot see it as well. */
async function expectTold(wrong: Locator, label: string, words: RegExp): Promise<void> {
  let said = "";
  await eventually(
    `${label} to be told ${words}`,
    async () => {
      said = await wrong.evaluate((input) =>
        input.getAttribute("aria-invalid") === "true"
          ? (input.getAttribute("aria-describedby") ?? "")
              .split(" ")
              .map((id) => document.getElementById(id)?.textContent ?? "")
              .join(" ")
          : "",
      );
      return words.test(said);
    },
    5_000,
  ).catch((error: Error) => {
    throw new Error(`${error.message}; it says “${said}”`);
  });
}
