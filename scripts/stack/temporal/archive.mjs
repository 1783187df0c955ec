import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { get } from "node:https";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { TEMPORAL_VERSION } from "./release.mjs";

const CONNECT_TIMEOUT_MS = 4_000;
const STALL_TIMEOUT_MS = 15_000;
const MAX_REDIRECTS = 5;

/**
 * Downloads the official release archive and unpacks the program from it.
 * @param {string} folder an empty folder to work in
 * @param {{ platform: string, arch: string }} build
 * @param {(text: string) => void} note
 * @returns {Promise<string>} path of the program
 */
export async function fetchFromArchive(folder, { platform, arch }, note) {
  const url = `https://temporal.download/cli/archive/v${TEMPORAL_VERSION}?platform=${platform}&arch=${arch}`;
  const archive = join(folder, "temporal.tar.gz");
  await downloadTo(archive, url, note);
  await unpack(archive, folder);
  return join(folder, "temporal");
}

/** @param {string} file @param {string} url @param {(text: string) => void} note */
async function downloadTo(file, url, note) {
  const response = await open(url, MAX_REDIRECTS);
  const total = Number(response.headers["content-length"] ?? 0);
  let received = 0;
  response.on("data", (chunk) => {
    received += chunk.length;
    note(
      `downloading the official archive, ${megabytes(received)}${total ? ` of ${megabytes(total)}` : ""} MB`,
    );
  });
  await pipeline(response, createWriteStream(file));
}

/**
 * @param {string} url
 * @param {number} redirects how many more may be followed
 * @returns {Promise<import("node:http").IncomingMessage>}
 */
function open(url, redirects) {
  return new Promise((resolve, reject) => {
    const host = new URL(url).host;
    const request = get(url, (response) => {
      clearTimeout(connecting);
      const { statusCode = 0, headers } = response;
      if (statusCode >= 300 && statusCode < 400 && headers.location && redirects > 0) {
        response.resume();
        resolve(open(new URL(headers.location, url).href, redirects - 1));
      } else if (statusCode === 200) {
        resolve(response);
      } else {
        response.resume();
        reject(new Error(`${host} answered ${statusCode}`));
      }
    });
    // One limit for name look-up, connection and first answer: where the host is cut off, the next source is tried soon.
    const connecting = setTimeout(
      () => request.destroy(new Error(`${host} did not answer within ${CONNECT_TIMEOUT_MS / 1000} s`)),
      CONNECT_TIMEOUT_MS,
    );
    request.setTimeout(STALL_TIMEOUT_MS, () => request.destroy(new Error(`${host} stopped sending`)));
    request.on("error", (error) => {
      clearTimeout(connecting);
      reject(error);
    });
  });
}

/** @param {string} archive @param {string} folder */
async function unpack(archive, folder) {
  const child = spawn("tar", ["-xzf", archive, "-C", folder, "temporal"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaint = "";
  child.stderr.on("data", (chunk) => (complaint += chunk));
  const code = await new Promise((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("close", resolve);
  });
  if (code !== 0) throw new Error(`tar ended with ${code}: ${complaint.trim()}`);
}

/** @param {number} bytes */
function megabytes(bytes) {
  return Math.round(bytes / 1_000_000);
}
