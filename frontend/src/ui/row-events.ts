/** A click on a control or on selected text inside a row is not a click on the row. */
export function opensRow(event: React.MouseEvent): boolean {
  const onControl = (event.target as HTMLElement).closest("a, button, input, label, [role=menu]") !== null;
  return !onControl && !window.getSelection()?.toString();
}

/** Enter opens a row, the arrows go to the next one. */
export function onRowKey(event: React.KeyboardEvent<HTMLElement>, open: () => void): void {
  const row = event.target;
  if (!(row instanceof HTMLElement) || !row.matches("tr[data-index]")) return;
  if (event.key === "Enter") open();
  const next = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" } as const;
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  event.preventDefault();
  const sibling = row[next[event.key]];
  if (sibling instanceof HTMLElement) sibling.focus();
}
