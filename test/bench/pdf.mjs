// npm run bench -- pdf: how long a 200-line invoice takes to set, warm, and whether it comes out the same.
import { createHash } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { build } from "../../scripts/build/build.mjs";

const LINES = 200;
const ROUNDS = 60;
const WARM_UP = 10;

await build();
const { renderInvoicePdf } = await import("../../backend/dist/invoicing/pdf/render-invoice-pdf.js");
const { sampleInvoice, sampleLine } = await import("../../backend/dist/invoicing/pdf/sample-invoice.js");

/** The invoice of month `n`: the same kinds of lines, with other figures. */
const invoiceOf = (n) =>
  sampleInvoice({
    number: `INV-${String(n).padStart(6, "0")}`,
    lines: Array.from({ length: LINES }, (_, line) =>
      sampleLine({
        description: `Output tokens, project ${line}`,
        quantity: String(1_000 + line * 7_919 * (n + 1)),
        amount: `${(line * (n + 3)) % 9_973}.${10 + ((line * n) % 90)}`,
      }),
    ),
  });

/** Median milliseconds over the rounds after the warm-up. */
async function medianOf(invoices) {
  const times = [];
  for (const invoice of invoices) {
    const start = performance.now();
    renderInvoicePdf(invoice);
    times.push(performance.now() - start);
    // Native memory is given back between turns of the event loop, as between two activities of a worker.
    await nextTurn();
  }
  const warm = times.slice(WARM_UP).sort((a, b) => a - b);
  return Math.round(warm[Math.floor(warm.length / 2)] * 100) / 100;
}

const fingerprint = (invoice) => createHash("sha256").update(renderInvoicePdf(invoice)).digest("hex");

const months = Array.from({ length: ROUNDS }, (_, n) => n);
const first = fingerprint(invoiceOf(0));
const differentMedianMs = await medianOf(months.map(invoiceOf));
const sameBytes = fingerprint(invoiceOf(0)) === first;
const medianMs = await medianOf(months.map(() => invoiceOf(0)));

console.log(`The same ${LINES}-line invoice again: ${medianMs} ms; another month's each time: ${differentMedianMs} ms.`);
console.log(JSON.stringify({ bench: "pdf", lines: LINES, medianMs, differentMedianMs, limitMs: 20, sameBytes }));
if (!sameBytes || medianMs > 20) process.exitCode = 1;
