import { z } from "zod";

const milliseconds = (fallback: number) => z.coerce.number().int().min(0).default(fallback);
const probability = z.coerce.number().min(0).max(1);

const environmentSchema = z.object({
  PROVIDER_PORT: z.coerce.number().int().min(0).max(65535).default(4400),
  PROVIDER_HOST: z.string().default("127.0.0.1"),
  PROVIDER_DATABASE_URL: z.string().min(1, "names the provider's own Postgres database"),
  PROVIDER_SECRET: z
    .string()
    .min(16, "is the API key its callers send as bearer token (16 characters or more)"),
  PROVIDER_WEBHOOK_SECRET: z.string().regex(/^whsec_[A-Za-z0-9+/=]{24,}$/, "must look like whsec_<base64>"),
  PROVIDER_WEBHOOK_URL: z.url().optional(),
  PROVIDER_PUBLIC_URL: z.url().optional(),
  PROVIDER_KEY_TTL_MS: milliseconds(24 * 60 * 60 * 1000),
  PROVIDER_SLOW_MS: milliseconds(3000),
  PROVIDER_WEBHOOK_RETRY_MS: milliseconds(1000),
  PROVIDER_WEBHOOK_DEADLINE_MS: milliseconds(5000),
  // Events of real providers follow a moment after the answer.
  PROVIDER_WEBHOOK_DELAY_MS: milliseconds(1000),
  PROVIDER_FAULT_SEED: z.coerce.number().int().default(1),
  PROVIDER_FAULT_DUPLICATE: probability.default(0.1),
  PROVIDER_FAULT_REORDER: probability.default(0.1),
});

/** What the fault modes are until they are changed. */
export interface FaultDefaults {
  readonly seed: number;
  readonly duplicate: number;
  readonly reorder: number;
  /** How long every event waits before its first delivery. */
  readonly delayMs: number;
}

/** How one provider process runs. Times are milliseconds of real time; the provider knows no business clock. */
export interface ProviderConfig {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly databaseUrl: string;
  readonly secret: string;
  readonly webhookSecret: string;
  /** Where events go unless a charge's metadata names another `webhookUrl`; null keeps them undelivered. */
  readonly webhookUrl: string | null;
  /** What customers' browsers reach; null means the address the server listens on. */
  readonly publicUrl: string | null;
  readonly keyTtlMs: number;
  readonly slowMs: number;
  readonly webhookRetryMs: number;
  readonly webhookDeadlineMs: number;
  readonly faultDefaults: FaultDefaults;
}

/** Reads the `PROVIDER_*` variables; throws one error that names every bad variable and what it should hold. */
export function readProviderConfig(env: NodeJS.ProcessEnv): ProviderConfig {
  const parsed = environmentSchema.safeParse(env);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The simulated provider cannot start; set these variables:\n${lines.join("\n")}`);
  }
  const value = parsed.data;
  return {
    host: value.PROVIDER_HOST,
    port: value.PROVIDER_PORT,
    databaseUrl: value.PROVIDER_DATABASE_URL,
    secret: value.PROVIDER_SECRET,
    webhookSecret: value.PROVIDER_WEBHOOK_SECRET,
    webhookUrl: value.PROVIDER_WEBHOOK_URL ?? null,
    publicUrl: value.PROVIDER_PUBLIC_URL ?? null,
    keyTtlMs: value.PROVIDER_KEY_TTL_MS,
    slowMs: value.PROVIDER_SLOW_MS,
    webhookRetryMs: value.PROVIDER_WEBHOOK_RETRY_MS,
    webhookDeadlineMs: value.PROVIDER_WEBHOOK_DEADLINE_MS,
    faultDefaults: {
      seed: value.PROVIDER_FAULT_SEED,
      duplicate: value.PROVIDER_FAULT_DUPLICATE,
      reorder: value.PROVIDER_FAULT_REORDER,
      delayMs: value.PROVIDER_WEBHOOK_DELAY_MS,
    },
  };
}
