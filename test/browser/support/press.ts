import type { Locator, Page } from "playwright-core";

/** Presses buttons, entries of menus and choices by their names, one after the other. */
export async function press(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names) await pressed(page, name).click();
}

const pressed = (page: Page, name: string): Locator =>
  page
    .getByRole("button", { name, exact: true })
    .or(page.getByRole("menuitem", { name, exact: true }))
    .or(page.locator("label").getByText(name, { exact: true }))
    .first();
