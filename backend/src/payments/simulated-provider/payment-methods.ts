import type { Pool } from "pg";
import { ProviderError } from "./provider-error.js";
import { providerId } from "./provider-id.js";
import { type TestCard, testCard, tokenOfNumber } from "./test-cards.js";

/** What may be shown of a card. The number itself is never stored. */
export interface CardSummary {
  readonly brand: string;
  readonly last4: string;
  readonly expMonth: number;
  readonly expYear: number;
}

export interface PaymentMethod {
  readonly id: string;
  readonly card: CardSummary;
  /** The caller's customer that it is attached to; null for a ready token or a card not yet attached. */
  readonly customer: string | null;
  /** The ready token whose behaviour it has. */
  readonly testCard: string;
}

interface PaymentMethodRow extends CardSummary {
  id: string;
  customer: string | null;
  testCard: string;
}

const COLUMNS = `id, customer, brand, last4, test_card AS "testCard", exp_month AS "expMonth", exp_year AS "expYear"`;

// Ready tokens are cards of a fixed far year, so that the same token shows the same card on every day.
const READY_EXPIRY = { expMonth: 12, expYear: 2039 };

/** Turns a test card's number into a payment method; any other number is refused, real cards above all. */
export async function createPaymentMethod(
  pool: Pool,
  card: { number: string; expMonth: number; expYear: number },
): Promise<PaymentMethod> {
  const token = tokenOfNumber(card.number);
  if (token === undefined) {
    const message = "Only test cards work here; use one from the list, for instance 4242 4242 4242 4242.";
    throw new ProviderError("card_number_unknown", message, "card.number");
  }
  return insertPaymentMethod(pool, token, card, null);
}

/** Looks a payment method up by its id or by a ready token. */
export async function findPaymentMethod(pool: Pool, id: string): Promise<PaymentMethod> {
  const ready = testCard(id);
  if (ready) return { id, customer: null, testCard: id, card: { ...summary(ready), ...READY_EXPIRY } };
  const { rows } = await pool.query<PaymentMethodRow>(`SELECT ${COLUMNS} FROM payment_method WHERE id = $1`, [
    id,
  ]);
  if (rows[0]) return fromRow(rows[0]);
  throw new ProviderError("payment_method_unknown", `There is no payment method ${id}.`, "paymentMethod");
}

/** Makes a payment method the customer's: a ready token yields a new one of their own, as each call does. */
export async function attachPaymentMethod(pool: Pool, id: string, customer: string): Promise<PaymentMethod> {
  const method = await findPaymentMethod(pool, id);
  if (method.id === method.testCard) return insertPaymentMethod(pool, method.testCard, method.card, customer);
  const { rows } = await pool.query<PaymentMethodRow>(
    `UPDATE payment_method SET customer = $2 WHERE id = $1 RETURNING ${COLUMNS}`,
    [id, customer],
  );
  return rows[0] ? fromRow(rows[0]) : method;
}

async function insertPaymentMethod(
  pool: Pool,
  token: string,
  expiry: { expMonth: number; expYear: number },
  customer: string | null,
): Promise<PaymentMethod> {
  const card = testCard(token);
  if (!card) throw new ProviderError("payment_method_unknown", `There is no payment method ${token}.`);
  const shown = { ...summary(card), expMonth: expiry.expMonth, expYear: expiry.expYear };
  const id = providerId("pm");
  await pool.query(
    `INSERT INTO payment_method (id, test_card, brand, last4, exp_month, exp_year, customer)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [id, token, shown.brand, shown.last4, shown.expMonth, shown.expYear, customer],
  );
  return { id, customer, testCard: token, card: shown };
}

function summary(card: TestCard): { brand: string; last4: string } {
  return { brand: card.brand, last4: card.number.slice(-4) };
}

function fromRow({ id, customer, testCard: token, ...card }: PaymentMethodRow): PaymentMethod {
  return { id, customer, testCard: token, card };
}
