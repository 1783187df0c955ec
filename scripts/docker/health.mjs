// Health check of a container: `node scripts/docker/health.mjs <url>` succeeds when the URL answers 200.
const [url = ""] = process.argv.slice(2);
try {
  const response = await fetch(url, { signal: AbortSignal.timeout(4_000) });
  process.exit(response.status === 200 ? 0 : 1);
} catch {
  process.exit(1);
}
