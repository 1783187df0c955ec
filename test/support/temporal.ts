import { Client, Connection } from "@temporalio/client";
import { stack } from "./stack.js";

/** Runs `work` with a Temporal client of its own. */
export async function withTemporal<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address: stack.addresses.temporal });
  try {
    return await work(new Client({ connection, namespace: stack.env["TEMPORAL_NAMESPACE"] ?? "default" }));
  } finally {
    await connection.close();
  }
}

/** The event types of a workflow's history, and the highest attempt of any of its activities. */
export async function historyOf(workflowId: string): Promise<{ events: string[]; highestAttempt: number }> {
  return withTemporal(async (client) => {
    const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
    const names = (events ?? []).map(
      (event) =>
        Object.keys(event).find(
          (key) => key.endsWith("EventAttributes") && event[key as keyof typeof event],
        ) ?? "",
    );
    const attempts = (events ?? []).map((event) => event.activityTaskStartedEventAttributes?.attempt ?? 1);
    return {
      events: names.map((name) => name.replace(/EventAttributes$/, "")),
      highestAttempt: Math.max(1, ...attempts),
    };
  });
}
