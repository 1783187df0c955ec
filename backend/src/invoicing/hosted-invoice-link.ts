import { createHmac, timingSafeEqual } from "node:crypto";
import { Inject, Injectable } from "@nestjs/common";
import { CONFIG, type Config } from "../platform/index.js";

/** Raised when links made so far shall stop working; the version is part of what is signed. */
const KEY_VERSION = 1;
const UUID_BYTES = 16;
const NAMED_BYTES = 1 + 2 * UUID_BYTES;
const SIGNATURE_BYTES = 32;
/** 65 bytes as base64url. */
const TOKEN = /^[A-Za-z0-9_-]{87}$/;

export type HostedInvoice = { environmentId: string; invoiceId: string };

/**
 * The link in mails by which a customer reads and pays one invoice without an account. The token names the invoice and is signed,
 * so it can neither be guessed nor bent to another invoice; it holds nothing about a person, and no other route takes it.
 */
@Injectable()
export class HostedInvoiceLink {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    // A key of its own, so that no other signature made with the secret can pass for a link.
    this.key = createHmac("sha256", config.ATLAS_SECRET_KEY).update(`hosted-invoice/${KEY_VERSION}`).digest();
  }

  /** Where the page of an issued invoice stands. */
  urlOf(invoice: HostedInvoice): string {
    return new URL(`/pay/${this.tokenOf(invoice)}`, this.config.PUBLIC_URL).href;
  }

  tokenOf({ environmentId, invoiceId }: HostedInvoice): string {
    const named = Buffer.concat([Buffer.of(KEY_VERSION), bytesOf(environmentId), bytesOf(invoiceId)]);
    return Buffer.concat([named, this.sign(named)]).toString("base64url");
  }

  /** The invoice that a token names, or null unless we signed it. */
  read(token: string): HostedInvoice | null {
    if (!TOKEN.test(token)) return null;
    const bytes = Buffer.from(token, "base64url");
    // The last letter holds bits that decode to nothing: only the one way that we write a token is taken.
    if (bytes.toString("base64url") !== token || bytes.length !== NAMED_BYTES + SIGNATURE_BYTES) return null;
    const named = bytes.subarray(0, NAMED_BYTES);
    if (!timingSafeEqual(bytes.subarray(NAMED_BYTES), this.sign(named))) return null;
    if (named[0] !== KEY_VERSION) return null;
    return {
      environmentId: uuidOf(named.subarray(1, 1 + UUID_BYTES)),
      invoiceId: uuidOf(named.subarray(1 + UUID_BYTES)),
    };
  }

  private sign(named: Buffer): Buffer {
    return createHmac("sha256", this.key).update(named).digest();
  }
}

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll("-", ""), "hex");

function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
