import { once } from "node:events";
import { writeFileAtomically } from "./write-file-atomically.mjs";

/**
 * Says that the stack is ready and where, keeps it running until asked to stop, then stops it.
 * @param {AbortSignal} signal
 * @param {import("./running-stack.mjs").RunningStack} stack
 * @param {() => void} [onceReady] what begins when everything is there
 */
export async function superviseUntil(signal, stack, onceReady) {
  const { api, temporalUi } = stack.addresses;
  writeFileAtomically(stack.home.instance, JSON.stringify({ url: api, pid: process.pid }));
  if (temporalUi) console.log(`\n  Workflows:    ${temporalUi}`);
  console.log(`  Logs:         ${stack.home.logs}`);
  console.log("  Credentials:  npm run --silent credentials");
  console.log("  Stop:         Ctrl-C\n");
  console.log(`Ready: ${api}`);
  onceReady?.();
  if (!signal.aborted) await once(signal, "abort");
  console.log("\nStopping …");
  await stack.stop();
  console.log("Stopped.");
}
