const PARENT_CHECK_MS = 500;
// One Ctrl-C arrives twice, from the terminal and handed on by npm; a person's second one comes later.
const SAME_REQUEST_MS = 2_000;

/**
 * Turns Ctrl-C, SIGTERM and a closed terminal into one request to stop; a later second one into the wish to stop at once.
 * @param {() => void} [atOnce]
 * @returns {{ signal: AbortSignal }}
 */
export function stopRequests(atOnce = () => process.exit(130)) {
  const controller = new AbortController();
  let requestedAt = 0;
  const request = () => {
    if (!controller.signal.aborted) {
      requestedAt = Date.now();
      controller.abort();
    } else if (Date.now() - requestedAt > SAME_REQUEST_MS) {
      atOnce();
    }
  };
  for (const name of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(name, request);
  if (process.env["npm_lifecycle_event"]) whenOrphaned(() => controller.abort());
  return controller;
}

/**
 * npm that is killed with -9 cannot hand the signal on: its script then belongs to another parent.
 * @param {() => void} then
 */
function whenOrphaned(then) {
  const parent = process.ppid;
  const check = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(check);
    then();
  }, PARENT_CHECK_MS);
  check.unref();
}
