import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { NodeCompiler, type NodeError } from "@myriaddreamin/typst-ts-node-compiler";
import { buildFooterView, buildInvoiceView } from "./build-invoice-view.js";
import type { InvoiceDocument } from "./invoice-document.js";
import { fontFamilies, invoiceFonts, scriptFontsFor, type ScriptFont } from "./invoice-fonts.js";
import { InvoicePdfError } from "./invoice-pdf.errors.js";
import { INVOICE_TEMPLATE } from "./invoice-template.js";
import type { InvoiceView } from "./invoice-view.js";

// The compiler reads nothing from this folder: what the template names is put in its way from memory.
const WORKSPACE = dirname(fileURLToPath(import.meta.url));

/** Results that this many renderings did not use are forgotten; without it, each invoice would stay in memory. */
const CACHE_AGE = 10;

/** Made on first use: reading fonts takes some 50 ms. Keyed by the families that it has. */
const compilers = new Map<string, NodeCompiler>();

/**
 * Sets a document as PDF: the same bytes for the same document. Takes some 10 ms for 200 lines once warm, on the
 * calling thread. A logo that cannot be drawn is left out; nothing else that people wrote can make it fail.
 */
export function renderInvoicePdf(document: InvoiceDocument): Uint8Array {
  const view = buildInvoiceView(document);
  const { logoSvg } = document.seller;
  const timestamp = Math.floor(Date.parse(`${document.issuedOn ?? "1970-01-01"}T00:00:00Z`) / 1000);
  if (logoSvg === null) return render(view, null, timestamp);
  try {
    return render(view, logoSvg, timestamp);
  } catch (error) {
    // An invoice without its logo is worth more than none.
    if (error instanceof InvoicePdfError) return render({ ...view, hasLogo: false }, null, timestamp);
    throw error;
  }
}

function render(view: InvoiceView, logoSvg: string | null, creationTimestamp: number): Uint8Array {
  const json = JSON.stringify(view);
  const otherFonts = scriptFontsFor(json);
  const compiler = compilerFor(otherFonts);
  const files: Record<string, string> = {
    "invoice.json": json,
    "footer.json": JSON.stringify(buildFooterView(view)),
    "fonts.json": JSON.stringify(fontFamilies(otherFonts)),
    ...(logoSvg === null ? {} : { "logo.svg": logoSvg }),
  };
  for (const [name, content] of Object.entries(files)) {
    compiler.mapShadow(join(WORKSPACE, name), Buffer.from(content));
  }
  try {
    const compiled = compiler.compile({ mainFileContent: INVOICE_TEMPLATE });
    // A warning is a font that is missing or a feature that changed: the page would not be the one that was checked.
    const problems = compiled.takeError() ?? compiled.takeWarnings();
    if (problems || !compiled.result) throw new InvoicePdfError(messagesOf(problems));
    return compiler.pdf(compiled.result, { creationTimestamp });
  } finally {
    compiler.resetShadow();
    compiler.evictCache(CACHE_AGE);
  }
}

function compilerFor(otherFonts: readonly ScriptFont[]): NodeCompiler {
  const families = fontFamilies(otherFonts).join();
  const ready = compilers.get(families);
  if (ready) return ready;
  const made = NodeCompiler.create({
    workspace: WORKSPACE,
    fontArgs: [{ fontBlobs: invoiceFonts(otherFonts) }],
  });
  compilers.set(families, made);
  return made;
}

function messagesOf(problems: NodeError | null): string[] {
  return (problems?.shortDiagnostics ?? []).map((diagnostic: unknown) => JSON.stringify(diagnostic));
}
