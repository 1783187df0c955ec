import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { identifyProcess } from "./process-identity.mjs";

const reaper = fileURLToPath(new URL("./reaper.mjs", import.meta.url));

/**
 * Watches over the supervisor itself: a shell waits on a pipe that the system closes when the supervisor dies, however it
 * dies, and only then becomes a Node process that stops what the supervisor left running. It costs a megabyte.
 * @param {import("./home.mjs").Home} home
 */
export function postGuard(home) {
  const self = identifyProcess(process.pid);
  const reap = [process.execPath, reaper, home.root, String(process.pid), self?.started ?? ""];
  // HUP and INT reach the whole terminal session; this one outlives them.
  const guard = spawn(
    "/bin/sh",
    ["-c", 'trap "" HUP INT TERM; read -r _; exec "$@"', "atlas-guard", ...reap],
    {
      detached: true,
      cwd: "/",
      stdio: ["pipe", "ignore", "ignore"],
    },
  );
  guard.on("error", () => undefined); // without /bin/sh the next start cleans up all the same
  guard.unref();
  const { stdin } = guard;
  // It must not keep a finished program (a test, say) alive by itself.
  if (stdin && "unref" in stdin && typeof stdin.unref === "function") stdin.unref();
  return {
    /** All processes are stopped: nobody needs to watch any more. */
    dismiss() {
      guard.ref(); // from here on its end is waited for
      const gone = new Promise((resolve) => guard.once("exit", resolve));
      return guard.kill("SIGKILL") ? gone : undefined;
    },
  };
}
