import { stack } from "../../support/stack.js";
import type { WatchedPage } from "./browser.js";

/** Signs in through the form, as a person does. */
export async function signIn({ page }: WatchedPage, to = "/"): Promise<void> {
  const { email, password } = stack.credentials();
  await page.goto(to);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: /^Account of/ }).waitFor();
}
