import { existsSync, readFileSync } from "node:fs";
import { SetupError } from "../bootstrap/setup-error.mjs";
import { defaultHome, homeLayout } from "../stack/home.mjs";

/**
 * Where the API is and with which key: ATLAS_URL and ATLAS_API_KEY, else those of the local instance.
 * @returns {{ url: string, apiKey: string }}
 */
export function readApiAccess() {
  const { ATLAS_URL, ATLAS_API_KEY } = process.env;
  if (ATLAS_URL && ATLAS_API_KEY) return { url: ATLAS_URL, apiKey: ATLAS_API_KEY };
  const home = homeLayout(defaultHome());
  if (!existsSync(home.credentials)) {
    throw new SetupError("There are no credentials yet.", {
      remedy: "start Atlas first, in another terminal: npm start (or set ATLAS_URL and ATLAS_API_KEY)",
    });
  }
  const { url, apiKey } = JSON.parse(readFileSync(home.credentials, "utf8"));
  // Where it runs now, if it runs on another port than at its first start.
  const instance = existsSync(home.instance) ? JSON.parse(readFileSync(home.instance, "utf8")) : {};
  return { url: ATLAS_URL ?? instance.url ?? url, apiKey: ATLAS_API_KEY ?? apiKey };
}
