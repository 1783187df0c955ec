/** What a request that was carried out before the demo was interrupted is answered with, after its Idempotency-Key was forgotten. */
const DONE_BEFORE = [
  "idempotency.answer_lost",
  "meter.key_taken",
  "plan.key_taken",
  "tax_rate.country_taken",
  "customer.external_id_taken",
  "subscription.external_id_taken",
];
const BATCH = 2_000;
const TAKEN = ["accepted", "duplicate", "conflict", "quarantined"];

/**
 * The requests of one moment. Each has an Idempotency-Key of the moment and its place in it, so doing the moment again repeats
 * nothing.
 * @param {import("../demo-import/api-client.mjs").Call} call
 * @param {string} moment
 * @returns {import("./story.mjs").Tools}
 */
export function toolsOf(call, moment) {
  let requests = 0;
  const once = async (
    /** @type {string} */ method,
    /** @type {string} */ path,
    /** @type {unknown} */ body,
  ) => {
    if (method === "GET") return call(method, path);
    requests += 1;
    try {
      return await call(method, path, body, `demo/${moment}/${requests}`);
    } catch (error) {
      const { code } = /** @type {{ code?: string }} */ (error);
      if (code === undefined || !DONE_BEFORE.includes(code)) throw error;
      return undefined;
    }
  };
  return {
    call: once,
    async post(events) {
      for (let from = 0; from < events.length; from += BATCH) {
        // Events are counted once by their own ids; no key is needed, nor kept.
        const { results } = await call("POST", "/v1/events", events.slice(from, from + BATCH));
        const refused = results.find(
          (/** @type {{ status: string }} */ { status }) => !TAKEN.includes(status),
        );
        if (refused) throw new Error(`event ${refused.id} was ${refused.status}: ${refused.problem?.detail}`);
      }
    },
  };
}
