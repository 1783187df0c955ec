// Unpacks the Chromium of @sparticuz/chromium below TMPDIR. Run by find-browser.mjs.
// The package brings the system libraries along for one host only, and knows it by this name.
process.env["AWS_EXECUTION_ENV"] = "AWS_Lambda_nodejs22.x";
const { default: chromium } = await import("@sparticuz/chromium");
await chromium.executablePath();
