import { stack } from "../../support/stack.js";
import type { WatchedPage } from "./browser.js";

/** Signs in through the form, as a person does, and waits for the page that it leads to. */
export async function signIn(watched: WatchedPage, to = "/"): Promise<void> {
  await submitSignIn(watched, to);
  await watched.page.getByRole("button", { name: /^Account of/ }).waitFor();
}

/** Fills in the form that `to` leads to, and submits it. */
export async function submitSignIn({ page }: WatchedPage, to: string): Promise<void> {
  const { email, password } = stack.credentials();
  await page.goto(to);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}
