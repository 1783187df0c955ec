import { z } from "zod";

/**
 * Everything a process of Atlas learns from its environment, validated once at start.
 * Secrets stay in this object: they are never logged.
 */
export const configSchema = z.object({
  DATABASE_URL: z.string().min(1).describe("postgres://… of the business database, PostgreSQL 15 or later"),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(20),
  TEMPORAL_ADDRESS: z.string().default("127.0.0.1:7233"),
  TEMPORAL_NAMESPACE: z.string().default("default"),
  TEMPORAL_UI_URL: z.string().url().optional().describe("where people look at workflows; links lead there"),
  TEMPORAL_TASK_QUEUE: z.string().default("atlas"),
  PORT: z.coerce.number().int().min(0).max(65535).default(4400),
  HOST: z.string().default("127.0.0.1"),
  WORKER_PORT: z.coerce.number().int().min(0).max(65535).default(0),
  PUBLIC_URL: z.string().url().default("http://127.0.0.1:4400"),
  ATLAS_SECRET_KEY: z.string().min(32).describe("signs cookies and links; 32 characters or more"),
  CREDENTIALS_FILE: z.string().optional(),
  PROVIDER_URL: z.string().url().optional(),
  PROVIDER_SECRET: z.string().optional(),
  PROVIDER_WEBHOOK_SECRET: z.string().optional(),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().default("Atlas <billing@atlas.local>"),
  MAIL_SINK_PORT: z.coerce.number().int().optional(),
  PAYLOAD_KEY: z.string().optional().describe("base64 of 32 bytes: encrypts what Temporal stores"),
  WORKFLOW_BUNDLE: z.string().optional(),
  ATLAS_FAILPOINTS: z.enum(["on", "off"]).default("off"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
});

export type Config = z.infer<typeof configSchema>;

export const CONFIG = Symbol("CONFIG");

/** Reads and validates the environment; throws one sentence per wrong variable. */
export function loadConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const result = configSchema.safeParse(present);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(
    `The configuration is not complete. Set these environment variables:\n${problems.join("\n")}`,
  );
}
