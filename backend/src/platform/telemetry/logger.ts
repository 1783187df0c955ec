import { pino } from "pino";

/** JSON lines on stdout. Never log a secret, a token, a mail address or a payload. */
export const logger = pino({
  level: process.env["LOG_LEVEL"] ?? "info",
  base: { process: process.env["ATLAS_PROCESS"] ?? "atlas" },
  redact: ["req.headers.authorization", "req.headers.cookie"],
});
