import { MODELS } from "./price-list.mjs";

/**
 * Three events per request: the request itself, and its tokens by direction. The ids say file and line, so sending a file again
 * counts nothing twice.
 * @param {keyof typeof MODELS} service
 * @param {import("./usage-files.mjs").UsageRow} row
 */
export function eventsOfRow(service, row) {
  const id = `${service}-${String(row.line).padStart(6, "0")}`;
  const common = { customer: `azure-${service}`, time: row.time };
  const model = MODELS[service];
  return [
    { id: `${id}-request`, type: "llm.request", ...common, properties: { model } },
    {
      id: `${id}-input`,
      type: "llm.tokens",
      ...common,
      properties: { model, direction: "input", tokens: Number(row.inputTokens) },
    },
    {
      id: `${id}-output`,
      type: "llm.tokens",
      ...common,
      properties: { model, direction: "output", tokens: Number(row.outputTokens) },
    },
  ];
}
