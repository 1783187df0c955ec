import { afterAll, beforeAll, describe, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { stack } from "../support/stack.js";
import { expectRefusals, type BadInput } from "./support/bad-input/bad-input.js";
import { catalogForms } from "./support/bad-input/catalog-forms.js";
import { customerForms } from "./support/bad-input/customer-forms.js";
import { entranceForms } from "./support/bad-input/entrance-forms.js";
import { formsScene, type FormsScene } from "./support/bad-input/forms-scene.js";
import { invoiceForms } from "./support/bad-input/invoice-forms.js";
import { settingsForms } from "./support/bad-input/settings-forms.js";
import { usageForms } from "./support/bad-input/usage-forms.js";
import { launchBrowser, WatchedPage } from "./support/browser.js";
import { signIn } from "./support/sign-in.js";

// Every form, filled in wrong: each wrong field says so, what was typed stays, and nothing is saved.
let browser: Browser;
let scene: FormsScene;
let watched: WatchedPage;
beforeAll(async () => {
  browser = await launchBrowser();
  watched = await WatchedPage.open(browser, stack.addresses.api);
  scene = await formsScene();
});
afterAll(() => browser?.close());

const refused = ({ form, ...rest }: BadInput): [string, () => Promise<void>] => [
  form,
  () => expectRefusals(watched, scene, { form, ...rest }),
];

describe("before signing in", () => {
  test.each(entranceForms.map(refused))("%s", (_, run) => run());
});

describe("when signed in", () => {
  beforeAll(() => signIn(watched));
  describe.each([
    ["settings and developers", settingsForms],
    ["catalog", catalogForms],
    ["customers and subscriptions", customerForms],
    ["usage", usageForms],
    ["invoices", invoiceForms],
  ])("%s", (_, forms) => {
    test.each(forms.map(refused))("%s", (__, run) => run());
  });
});
