/** Leads to the topmost wrong field of a form: in a long one it may have scrolled out of sight. */
export function focusFirstError(form: EventTarget | undefined, errors: Record<string, unknown>): void {
  const fields =
    form instanceof HTMLFormElement ? [...form.querySelectorAll<HTMLElement>("[data-path]")] : [];
  fields.find(({ dataset }) => errors[dataset["path"] ?? ""] != null)?.focus();
}
