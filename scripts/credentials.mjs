// npm run --silent credentials: how to get into the local instance, as one line of JSON.
import "./bootstrap/node-version.mjs";
import { existsSync, readFileSync } from "node:fs";
import { runCommand } from "./bootstrap/run-command.mjs";
import { SetupError } from "./bootstrap/setup-error.mjs";
import { defaultHome, homeLayout } from "./stack/home.mjs";
import { lockHolder } from "./stack/lock.mjs";

await runCommand(async () => {
  const home = homeLayout(defaultHome());
  if (!existsSync(home.credentials)) {
    throw new SetupError(`There are no credentials in ${home.root} yet: they are made at the first start.`, {
      remedy:
        "run `npm start`, wait for its line `Ready: …`, and ask again (with the same ATLAS_HOME, if you set one).",
    });
  }
  const { url, apiKey, email, password } = JSON.parse(readFileSync(home.credentials, "utf8"));
  const instance = existsSync(home.instance) ? JSON.parse(readFileSync(home.instance, "utf8")) : {};
  console.log(JSON.stringify({ url: instance.url ?? url, apiKey, email, password }));
  if (!lockHolder(home.lock))
    console.error("Atlas is not running in this data folder now; start it with `npm start`.");
});
