import { join } from "node:path";
import { projectRoot } from "../bootstrap/project-root.mjs";
import { step } from "../bootstrap/progress.mjs";
import { answersOk } from "../stack/poll.mjs";
import { freePortFrom } from "../stack/ports.mjs";
import { viteProgram } from "./build-web.mjs";

const FIRST_PORT = 5173;

/**
 * Serves the web app from its sources, for `npm run dev`: a change is in the open page at once. What the page asks of the API
 * is passed on to the stack's own.
 * @param {import("../stack/running-stack.mjs").RunningStack} stack
 * @param {(line: string) => void} print
 */
export async function serveWeb(stack, print) {
  await step(
    "Starting the web app's server",
    async (note) => {
      const port = await freePortFrom(FIRST_PORT);
      const url = `http://127.0.0.1:${port}/`;
      await stack.launch({
        name: "web",
        title: "The web app's server",
        command: process.execPath,
        args: [viteProgram(), "--host", "127.0.0.1", "--port", String(port), "--strictPort"],
        cwd: join(projectRoot, "frontend"),
        env: { ...stack.env, NODE_ENV: "development", ATLAS_API: stack.addresses.api },
        stopSignal: "SIGTERM",
        stopDeadlineMs: 5_000,
        isReady: () => answersOk(url),
      });
      note(`the app as it is written: ${url}`);
    },
    print,
  );
}
