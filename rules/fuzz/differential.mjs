import jsonata from "jsonata";
import { asDoubles, same } from "../conformance/compare.mjs";
import { explained } from "./explained.mjs";
import { INPUT, program } from "./programs.mjs";
import { seeded } from "./random.mjs";

/** Larger intermediate numbers are not exact in doubles, and large results only slow the comparison. */
const MAX_MAGNITUDE = 2 ** 40;

/** A code of the language. An error of the platform's own is never right, whatever stock JSONata does. */
const TYPED = /^[A-Z]\d{4}$/;

const copy = (value) => JSON.parse(JSON.stringify(value));

function settles(value) {
  // What JSON cannot hold (functions, undefined in lists) has no comparable form.
  return value === undefined
    ? undefined
    : JSON.parse(
        JSON.stringify(value, (_, one) =>
          typeof one === "function" || one?._jsonata_lambda || one?._jsonata_function ? undefined : one,
        ) ?? "null",
      );
}

function tooLarge(value) {
  if (typeof value === "number")
    return (
      Math.abs(value) > MAX_MAGNITUDE || !Number.isFinite(value) || value * 4096 !== Math.round(value * 4096)
    );
  if (typeof value === "string") return /\d{12,}/.test(value) || value.length > 5_000;
  return typeof value === "object" && value !== null && Object.values(value).some(tooLarge);
}

/** Runs the same generated programs here (compat mode) and on stock JSONata, and reports what differs unexplained. */
export async function differential({ childrenOf, compile, Decimal, parse }, { seed, count }) {
  const random = seeded(seed);
  const totals = { agreed: 0, bothFailed: 0, explained: 0, incomparable: 0, unexplained: 0 };
  for (let index = 0; index < count; index++) {
    const text = program(random);
    const stock = await outcome(async () =>
      settles(await jsonata(text, { stack: 400, timeout: 2000, sequence: 20_000 }).evaluate(copy(INPUT))),
    );
    const ours = await outcome(() =>
      settles(asDoubles(compile(text, { mode: "compat" }).evaluate(copy(INPUT)), Decimal)),
    );
    const budget = [stock, ours].some((one) => /^(U|D1011|D1012|D2014|D2015)/.test(one.code ?? ""));
    if (budget || tooLarge(stock.value) || tooLarge(ours.value)) totals.incomparable++;
    else if (stock.code !== undefined && TYPED.test(ours.code ?? "")) totals.bothFailed++;
    else if (stock.code === ours.code && same(ours.value, stock.value)) totals.agreed++;
    else if (
      (ours.code === undefined || TYPED.test(ours.code)) &&
      explained({ ast: parse(text).ast, childrenOf, stock, ours })
    )
      totals.explained++;
    else {
      totals.unexplained++;
      if (totals.unexplained <= 20) console.log(`${text}\n  stock ${show(stock)}\n  ours  ${show(ours)}`);
    }
  }
  return totals;
}

const show = (one) =>
  (one.code === undefined
    ? (JSON.stringify(one.value) ?? "nothing")
    : `error ${one.code} ${one.message ?? ""}`
  ).slice(0, 400);

async function outcome(run) {
  try {
    return { value: await run() };
  } catch (error) {
    return { code: String(error.code ?? error.name), message: error.message };
  }
}
