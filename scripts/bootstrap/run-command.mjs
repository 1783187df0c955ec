import { describeFailure } from "./setup-error.mjs";
import { stopRequests } from "./stop-requests.mjs";

/**
 * Runs a command of package.json: Ctrl-C and SIGTERM end it through `signal`, and a failure is told in plain words.
 * @param {(context: { signal: AbortSignal }) => Promise<number | void>} work may return an exit code
 */
export async function runCommand(work) {
  const { signal } = stopRequests();
  try {
    process.exitCode = (await work({ signal })) ?? 0;
  } catch (error) {
    if (!signal.aborted) {
      console.error(`\n${describeFailure(error)}`);
      process.exitCode = 1;
    } else {
      console.error("\nStopped.");
      process.exitCode = 130;
    }
  }
  // What is still pending (a download given up, a keep-alive connection) must not hold up the end.
  process.exit();
}
