/** What came of one call: an answer, or the knowledge of whether the provider can have seen the request. */
export type ProviderReply =
  | { readonly kind: "answered"; readonly status: number; readonly body: unknown }
  /** The request was sent and its answer lost: it may have been carried out. */
  | { readonly kind: "lost"; readonly reason: "timeout" | "connection_lost" }
  /** The request never left: no connection was made. */
  | { readonly kind: "unreachable"; readonly message: string };

export interface ProviderCall {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly query?: Record<string, string>;
  readonly body?: object;
  readonly idempotencyKey?: string;
  readonly deadlineMs: number;
}

const NEVER_CONNECTED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Calls the provider's HTTP API, each call with its deadline. Never throws for what the network does. */
export class SimulatedProviderClient {
  constructor(
    private readonly baseUrl: string,
    private readonly apiKey: string,
  ) {}

  async call(call: ProviderCall): Promise<ProviderReply> {
    const url = new URL(call.path, this.baseUrl);
    for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
    const headers: Record<string, string> = { authorization: `Bearer ${this.apiKey}` };
    if (call.body) headers["content-type"] = "application/json";
    if (call.idempotencyKey !== undefined) headers["idempotency-key"] = call.idempotencyKey;
    try {
      const response = await fetch(url, {
        method: call.method,
        headers,
        body: call.body ? JSON.stringify(call.body) : null,
        redirect: "error",
        signal: AbortSignal.timeout(call.deadlineMs),
      });
      return { kind: "answered", status: response.status, body: parseJson(await response.text()) };
    } catch (error) {
      return lostOrUnreachable(error);
    }
  }
}

function lostOrUnreachable(error: unknown): ProviderReply {
  if (propertyOf(error, "name") === "TimeoutError") return { kind: "lost", reason: "timeout" };
  const code = propertyOf(propertyOf(error, "cause"), "code");
  if (typeof code === "string" && NEVER_CONNECTED.has(code)) return { kind: "unreachable", message: code };
  return { kind: "lost", reason: "connection_lost" };
}

// By property, not by `instanceof`: errors of Node's own fetch need not be of this realm's Error.
function propertyOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

/** A body that is not JSON (a proxy's error page) counts as no body; the status still says what happened. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
