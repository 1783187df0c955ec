// npm run bench -- pdf: how long a 200-line invoice takes to set, warm, and whether it comes out the same.
import { createHash } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { build } from "../../scripts/build/build.mjs";

const LINES = 200;
const ROUNDS = 60;
const WARM_UP = 10;

await build(["backend"]);
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

/** Median milliseconds over the rounds after the warm-up: by the clock, and of processor time. */
async function medianOf(invoices) {
  const times = [];
  const processor = [];
  for (const invoice of invoices) {
    const used = process.cpuUsage();
    const start = performance.now();
    renderInvoicePdf(invoice);
    times.push(performance.now() - start);
    const { user, system } = process.cpuUsage(used);
    processor.push((user + system) / 1_000);
    // Native memory is given back between turns of the event loop, as between two activities of a worker.
    await nextTurn();
  }
  return { ms: median(times), cpuMs: median(processor) };
}

function median(values) {
  const warm = values.slice(WARM_UP).sort((a, b) => a - b);
  return Math.round(warm[Math.floor(warm.length / 2)] * 100) / 100;
}

const fingerprint = (invoice) => createHash("sha256").update(renderInvoicePdf(invoice)).digest("hex");

const months = Array.from({ length: ROUNDS }, (_, n) => n);
const first = fingerprint(invoiceOf(0));
const different = await medianOf(months.map(invoiceOf));
const sameBytes = fingerprint(invoiceOf(0)) === first;
const same = await medianOf(months.map(() => invoiceOf(0)));

const spoken = ({ ms, cpuMs }) => `${ms} ms (${cpuMs} ms of processor time)`;
console.log(
  `The same ${LINES}-line invoice again: ${spoken(same)}; another month's each time: ${spoken(different)}.`,
);
console.log(
  JSON.stringify({
    bench: "pdf",
    lines: LINES,
    medianMs: same.ms,
    medianCpuMs: same.cpuMs,
    differentMedianMs: different.ms,
    differentMedianCpuMs: different.cpuMs,
    limitMs: 20,
    sameBytes,
  }),
);
if (!sameBytes || same.ms > 20) process.exitCode = 1;
