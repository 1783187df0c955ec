const CARRIED_OUT = "idempotency.answer_lost";

/**
 * Waits for a request that may be refused with one of these codes, which say that what it asks for is there already; or with
 * the one that says that it was carried out before the API ended.
 * @param {readonly string[]} codes
 * @param {Promise<unknown>} request
 */
export async function unless(codes, request) {
  try {
    await request;
  } catch (error) {
    const { code } = /** @type {{ code?: string }} */ (error);
    if (code === undefined || !(code === CARRIED_OUT || codes.includes(code))) throw error;
  }
}
