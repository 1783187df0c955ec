/** The label that a rule gives to each step in the comment before it: `@net "After discount"` labels `$net`. */
export function stepLabels(ruleText: string): Map<string, string> {
  const labels = new Map<string, string>();
  for (const [, name, label] of ruleText.matchAll(/\/\*\s*@(\w+)\s+"((?:[^"\\]|\\.)*)"[^*]*\*\//g)) {
    labels.set(`$${name!}`, label!.replace(/\\(.)/g, "$1"));
  }
  return labels;
}
