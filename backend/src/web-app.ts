import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { NestFastifyApplication } from "@nestjs/platform-fastify";
import type { FastifyReply, FastifyRequest } from "fastify";

/** `frontend/dist` of the same checkout or image. */
const BUILT = fileURLToPath(new URL("../../frontend/dist/", import.meta.url));

/** What the app may load. Mantine writes styles into the page; PDF previews are blobs in a frame. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "frame-src 'self' blob:",
  "object-src 'self' blob:",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join("; ");

/** Paths of the API and its reference: whoever asks for one that is not there wants a problem, not a page. */
const NOT_THE_APP = /^\/(v1|docs|openapi\.json|healthz|readyz|livez|assets)(\/|$)/;

/** The bundler's files bear a hash of their text in their name; those beside the page, such as the icon, do not. */
const ASSET = /^\/assets\/[\w-][\w.-]*$/;
const ROOT_FILE = /^\/[\w-]+\.(svg|png|ico|webmanifest|txt)$/;

const MEDIA_TYPES: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".map": "application/json",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
  ".txt": "text/plain; charset=utf-8",
};

/** In the order in which they are preferred; the build wrote the files. */
const ENCODINGS = [
  { name: "br", suffix: ".br" },
  { name: "gzip", suffix: ".gz" },
];

const NOT_BUILT = `<!doctype html><meta charset="utf-8"><title>Atlas</title>
<p>The API runs, but the web app was not built. Run <code>npm run build</code> and load this page again.</p>
<p>The API's reference: <a href="/docs">/docs</a></p>`;

/**
 * Serves the web app on the API's own port: its files, and the one page for every address that is not the API's (the app's
 * router reads the address). Files are read each time, so a new build counts without a restart.
 */
export function serveWebApp(app: NestFastifyApplication, folder: string = BUILT): void {
  const server = app.getHttpAdapter().getInstance();
  server.get("/*", async (request: FastifyRequest, reply: FastifyReply) => {
    const path = request.url.split("?", 1)[0] ?? "/";
    const accepts = request.headers["accept-encoding"] ?? "";
    if (ASSET.test(path) && (await sendFile(reply, join(folder, path), accepts, IMMUTABLE))) return reply;
    if (ROOT_FILE.test(path) && (await sendFile(reply, join(folder, path), accepts, AN_HOUR))) return reply;
    if (!isPage(path, request.headers.accept)) return reply.callNotFound();
    return sendPage(reply, await fileOrNull(join(folder, "index.html")));
  });
}

const IMMUTABLE = "public, max-age=31536000, immutable";
const AN_HOUR = "public, max-age=3600";

function isPage(path: string, accept: string | undefined): boolean {
  if (path === "/") return true;
  return !NOT_THE_APP.test(path) && accept !== undefined && accept.includes("text/html");
}

/** Sends the file, compressed if there is such a copy and the browser takes it; false if there is no such file. */
async function sendFile(
  reply: FastifyReply,
  file: string,
  accepts: string,
  cached: string,
): Promise<boolean> {
  const type = MEDIA_TYPES[extname(file)];
  if (type === undefined) return false;
  for (const { name, suffix } of ENCODINGS) {
    if (!takes(accepts, name)) continue;
    const compressed = await fileOrNull(`${file}${suffix}`);
    if (compressed === null) continue;
    await deliver(reply.header("content-encoding", name), type, cached, compressed);
    return true;
  }
  const plain = await fileOrNull(file);
  if (plain === null) return false;
  await deliver(reply, type, cached, plain);
  return true;
}

// `gzip;q=0` refuses what it names.
const takes = (accepts: string, encoding: string): boolean =>
  accepts.split(",").some((each) => {
    const [name = "", weight = ""] = each.split(";").map((part) => part.trim());
    return name === encoding && !/^q=0(\.0*)?$/.test(weight);
  });

const deliver = (reply: FastifyReply, type: string, cached: string, body: Buffer): FastifyReply =>
  reply.header("cache-control", cached).header("vary", "accept-encoding").type(type).send(body);

function sendPage(reply: FastifyReply, page: Buffer | null): FastifyReply {
  return (
    reply
      .status(page === null ? 503 : 200)
      // It names the hashed files of one build: kept by a browser, it would ask for files that are gone.
      .header("cache-control", "no-cache")
      .header("content-security-policy", CONTENT_SECURITY_POLICY)
      .type("text/html; charset=utf-8")
      .send(page ?? NOT_BUILT)
  );
}

async function fileOrNull(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR" || code === "EISDIR") return null;
    throw error;
  }
}
