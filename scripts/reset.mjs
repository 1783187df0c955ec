// npm run reset: removes the local data, after asking.
import "./bootstrap/node-version.mjs";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { runCommand } from "./bootstrap/run-command.mjs";
import { SetupError } from "./bootstrap/setup-error.mjs";
import { claimHome, recoverHome } from "./stack/home-claim.mjs";
import { defaultHome, homeLayout } from "./stack/home.mjs";
import { wipeHome } from "./stack/wipe-home.mjs";

await runCommand(async ({ signal }) => {
  const home = homeLayout(defaultHome());
  if (!existsSync(home.root)) {
    console.log(`Nothing to remove: there is no ${home.root}.`);
    return;
  }
  if (!process.argv.includes("--yes") && !(await isConfirmed(home.root, signal))) {
    console.log("Nothing was removed.");
    return;
  }
  const lock = await claimHome(home);
  await recoverHome(home, console.log);
  wipeHome(home);
  lock.release();
  console.log(`Removed the local data in ${home.root}. Databases that DATABASE_URL names are not touched.`);
});

/** @param {string} root @param {AbortSignal} signal */
async function isConfirmed(root, signal) {
  if (!process.stdin.isTTY) {
    throw new SetupError("This removes data, and there is no terminal to ask on.", {
      remedy: "if you mean it: npm run reset -- --yes",
    });
  }
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await prompt.question(
    `Remove all local data in ${root} (database, workflows, credentials, logs)? [y/N] `,
    { signal },
  );
  prompt.close();
  return /^y(es)?$/i.test(answer.trim());
}
