import { SetupError } from "../bootstrap/setup-error.mjs";
import { eventsOfRow } from "./events.mjs";

const BATCH = 3_000;

/**
 * Posts the events of one file in batches, with a line of progress after each, and adds the answers to `answers`.
 * @param {import("./api-client.mjs").Call} call
 * @param {{ service: "code" | "conv", rows: import("./usage-files.mjs").UsageRow[] }} file
 * @param {Record<string, number>} answers
 * @param {(line: string) => void} print
 */
export async function postUsage(call, { service, rows }, answers, print) {
  const events = rows.flatMap((row) => eventsOfRow(service, row));
  for (let from = 0; from < events.length; from += BATCH) {
    const { results } = await call("POST", "/v1/events", events.slice(from, from + BATCH));
    for (const { id, status, problem } of results) {
      if (status !== "accepted" && status !== "duplicate") {
        throw new SetupError(`Event ${id} was answered ${status}: ${problem?.cause ?? ""}`, {
          remedy: problem?.remedy ?? "",
        });
      }
      answers[status] = (answers[status] ?? 0) + 1;
    }
    const done = Math.min(from + BATCH, events.length);
    const percent = Math.floor((100 * done) / events.length);
    print(`  ${service}.csv  ${String(percent).padStart(3)} %  ${done} of ${events.length} events`);
  }
}
