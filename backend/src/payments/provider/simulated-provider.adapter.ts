import { Injectable } from "@nestjs/common";
import type { z } from "zod";
import { PaymentProviderError } from "./payment-provider.errors.js";
import type {
  AttachOutcome,
  ChargeOutcome,
  ChargeReference,
  ChargeRequest,
  NotFound,
  PaymentProvider,
  ProviderTotals,
  RefundOutcome,
  RefundReference,
  RefundRequest,
} from "./payment-provider.js";
import type { ProviderEvent } from "./provider-event.js";
import { type ProviderReply, SimulatedProviderClient } from "./simulated-provider.client.js";
import { chargeOutcome, refundOutcome, standingCharge } from "./simulated-provider.outcomes.js";
import {
  chargeSchema,
  errorSchema,
  listOf,
  paymentMethodSchema,
  refundSchema,
  totalsSchema,
} from "./simulated-provider.schemas.js";
import { readWebhook } from "./simulated-provider.webhook.js";

export interface SimulatedProviderOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
  /** `whsec_…`, shared with the provider. */
  readonly webhookSecret: string;
  /** How long a charge or refund may take before its outcome counts as unknown. */
  readonly writeDeadlineMs?: number;
  readonly readDeadlineMs?: number;
}

const NOT_FOUND: NotFound = { status: "not_found" };
const REFUND_REFUSALS = new Set(["refund_exceeds_charge", "charge_not_refundable"]);

/** The payment provider's port over the simulated provider's HTTP API. */
@Injectable()
export class SimulatedProviderAdapter implements PaymentProvider {
  private readonly client: SimulatedProviderClient;
  private readonly writeDeadlineMs: number;
  private readonly readDeadlineMs: number;

  constructor(private readonly options: SimulatedProviderOptions) {
    this.client = new SimulatedProviderClient(options.baseUrl, options.apiKey);
    this.writeDeadlineMs = options.writeDeadlineMs ?? 10_000;
    this.readDeadlineMs = options.readDeadlineMs ?? 5_000;
  }

  async charge({ idempotencyKey, reference, ...request }: ChargeRequest): Promise<ChargeOutcome> {
    const body = { ...request, metadata: { ...reference } };
    const reply = await this.write("/v1/charges", body, idempotencyKey);
    if (reply.kind === "unknown") return { status: "unknown", reason: reply.reason };
    if (reply.status === 200 || reply.status === 402) return chargeOutcome(parse(chargeSchema, reply.body));
    const { code, message } = refusalOf(reply);
    if (code === "payment_method_unknown") {
      return { status: "declined", chargeId: null, decline: { class: "hard", code, message } };
    }
    throw refused(reply.status, code, message);
  }

  async getCharge(chargeId: string): Promise<ChargeOutcome | NotFound> {
    const reply = await this.read(`/v1/charges/${encodeURIComponent(chargeId)}`);
    return reply.status === 404 ? NOT_FOUND : chargeOutcome(parse(chargeSchema, reply.body));
  }

  async findCharge(reference: ChargeReference): Promise<ChargeOutcome | NotFound> {
    const reply = await this.read("/v1/charges", { ...metadataQuery({ ...reference }), limit: "100" });
    const standing = standingCharge(parse(listOf(chargeSchema), reply.body).data);
    return standing ? chargeOutcome(standing) : NOT_FOUND;
  }

  async cancelCharge(chargeId: string): Promise<ChargeOutcome | NotFound> {
    const reply = await this.write(`/v1/charges/${encodeURIComponent(chargeId)}/cancel`, {}, undefined);
    if (reply.kind === "answered" && reply.status === 200)
      return chargeOutcome(parse(chargeSchema, reply.body));
    return this.getCharge(chargeId);
  }

  async refund({ idempotencyKey, reference, chargeId, ...request }: RefundRequest): Promise<RefundOutcome> {
    const body = { ...request, charge: chargeId, metadata: { ...reference } };
    const reply = await this.write("/v1/refunds", body, idempotencyKey);
    if (reply.kind === "unknown") return { status: "unknown", reason: reply.reason };
    if (reply.status === 200) return refundOutcome(parse(refundSchema, reply.body));
    const { code, message } = refusalOf(reply);
    if (REFUND_REFUSALS.has(code)) return { status: "failed", refundId: null, code, message };
    throw refused(reply.status, code, message);
  }

  async findRefund(reference: RefundReference): Promise<RefundOutcome | NotFound> {
    const reply = await this.read("/v1/refunds", { ...metadataQuery({ ...reference }), limit: "100" });
    const refunds = parse(listOf(refundSchema), reply.body).data;
    const standing = refunds.find((refund) => refund.status === "succeeded") ?? refunds[0];
    return standing ? refundOutcome(standing) : NOT_FOUND;
  }

  async attachPaymentMethod({
    token,
    customer,
  }: {
    token: string;
    customer: string;
  }): Promise<AttachOutcome> {
    // Attaching twice does no harm, so an unknown outcome is thrown as a fault that may be retried.
    const reply = await this.write(
      `/v1/payment_methods/${encodeURIComponent(token)}/attach`,
      { customer },
      undefined,
    );
    if (reply.kind === "unknown") {
      throw new PaymentProviderError(
        "provider_unavailable",
        `The provider did not answer (${reply.reason}).`,
      );
    }
    if (reply.status === 200) {
      const { id, card } = parse(paymentMethodSchema, reply.body);
      return { status: "attached", paymentMethod: id, card };
    }
    const { code, message } = refusalOf(reply);
    if (reply.status === 400) return { status: "rejected", code, message };
    throw refused(reply.status, code, message);
  }

  async totals(environment: string): Promise<ProviderTotals[]> {
    const reply = await this.read("/v1/ledger/balance", metadataQuery({ environment }));
    return parse(listOf(totalsSchema), reply.body).data;
  }

  verifyWebhook(headers: Record<string, string | string[] | undefined>, rawBody: string): ProviderEvent {
    return readWebhook(this.options.webhookSecret, headers, rawBody);
  }

  private async write(path: string, body: object, idempotencyKey: string | undefined): Promise<WriteReply> {
    const key = idempotencyKey === undefined ? {} : { idempotencyKey };
    const call = { method: "POST" as const, path, body, deadlineMs: this.writeDeadlineMs, ...key };
    const reply = await this.client.call(call);
    if (reply.kind === "unreachable") throw unreachable(this.options.baseUrl, reply.message);
    if (reply.kind === "lost") return { kind: "unknown", reason: reply.reason };
    // A server error says nothing about how far the provider came, so the money may have moved.
    if (reply.status >= 500 || reply.status === 429) return { kind: "unknown", reason: "provider_error" };
    if (reply.status === 409 && refusalOf(reply).code === "idempotency_key_in_use") {
      return { kind: "unknown", reason: "in_flight" };
    }
    return reply;
  }

  private async read(path: string, query: Record<string, string> = {}): Promise<Answer> {
    const reply = await this.client.call({ method: "GET", path, query, deadlineMs: this.readDeadlineMs });
    if (reply.kind === "unreachable") throw unreachable(this.options.baseUrl, reply.message);
    if (reply.kind === "lost" || reply.status >= 500 || reply.status === 429) {
      const what = reply.kind === "lost" ? reply.reason : `status ${reply.status}`;
      throw new PaymentProviderError(
        "provider_unavailable",
        `The provider did not answer ${path} (${what}).`,
      );
    }
    if (reply.status === 200 || reply.status === 404) return reply;
    const { code, message } = refusalOf(reply);
    throw refused(reply.status, code, message);
  }
}

type Answer = Extract<ProviderReply, { kind: "answered" }>;
type WriteReply =
  Answer | { kind: "unknown"; reason: "timeout" | "connection_lost" | "in_flight" | "provider_error" };

function metadataQuery(metadata: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata).map(([name, value]) => [`metadata[${name}]`, value]));
}

function parse<T extends z.ZodType>(schema: T, body: unknown): z.infer<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const message = `The provider's answer does not have the promised shape: ${parsed.error.message}`;
  throw new PaymentProviderError("provider_answer_invalid", message);
}

function refusalOf(answer: Answer): { code: string; message: string } {
  const parsed = errorSchema.safeParse(answer.body);
  return parsed.success
    ? parsed.data.error
    : { code: "unreadable", message: `The provider said ${answer.status}.` };
}

function refused(status: number, code: string, message: string): PaymentProviderError {
  if (status === 401)
    return new PaymentProviderError("provider_unauthorized", `${message} Check PROVIDER_SECRET.`);
  if (code === "idempotency_key_reused") return new PaymentProviderError("provider_key_reused", message);
  return new PaymentProviderError("provider_refused_request", `The provider refused (${code}): ${message}`);
}

function unreachable(baseUrl: string, reason: string): PaymentProviderError {
  const message = `The payment provider at ${baseUrl} cannot be reached (${reason}); is it running?`;
  return new PaymentProviderError("provider_unreachable", message);
}
