import { rmSync } from "node:fs";
import { createServer } from "node:http";
import { timingSafeEqual } from "node:crypto";
import { loadSecrets } from "./secrets.mjs";
import { writeFileAtomically } from "./write-file-atomically.mjs";

/** @typedef {{ url: string, token: string }} DoorAddress */

/**
 * Lets other processes of this machine (test runners, benches) reach into a running stack: end, stop and start its processes.
 * On 127.0.0.1 only, and only for who can read the address file (mode 0600). See connect-stack.mjs for the other side.
 * @param {import("./running-stack.mjs").RunningStack} stack
 * @returns {Promise<() => Promise<void>>} closes it
 */
export async function openDoor(stack) {
  const { controlToken: token } = loadSecrets(stack.home.secrets);
  const server = createServer((request, response) => {
    const answer = (/** @type {number} */ status, /** @type {unknown} */ body) => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    if (!isAllowed(request.headers.authorization, token)) return answer(401, { error: "wrong token" });
    readBody(request)
      .then((body) => act(stack, request.url ?? "/", body))
      .then((result) => answer(200, result))
      .catch((error) => answer(500, { error: error instanceof Error ? error.message : String(error) }));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the door has no port");
  writeFileAtomically(stack.home.door, JSON.stringify({ url: `http://127.0.0.1:${address.port}`, token }));
  return async () => {
    rmSync(stack.home.door, { force: true });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
}

/**
 * @param {import("./running-stack.mjs").RunningStack} stack
 * @param {string} path `/` tells about the stack; `/<process>/<action>` acts
 * @param {{ signal?: NodeJS.Signals, env?: Record<string, string>, like?: string }} body
 */
async function act(stack, path, { signal = "SIGKILL", env, like = "" }) {
  const [, name = "", action = ""] = path.split("/");
  if (name === "") return { addresses: stack.addresses, env: stack.env };
  const change = env === undefined ? {} : { env };
  if (action === "launch") {
    return describe(await stack.launchLike(name, { like, ...change }));
  }
  const target = stack.process(name);
  if (action === "kill") target.kill(signal);
  else if (action === "stop") await target.stop();
  else if (action === "start") await target.start(change);
  else if (action === "restart") await target.restart(change);
  else if (action !== "") throw new Error(`unknown action "${action}"`);
  return describe(target);
}

/** @param {import("./managed-process.mjs").ManagedProcess} target */
function describe(target) {
  return { pid: target.pid ?? null, log: target.log };
}

/** @param {import("node:http").IncomingMessage} request */
async function readBody(request) {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text === "" ? {} : JSON.parse(text);
}

/** @param {string | undefined} header @param {string} token */
function isAllowed(header, token) {
  const given = Buffer.from(header ?? "");
  const expected = Buffer.from(`Bearer ${token}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
