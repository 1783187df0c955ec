import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { METADATA_ENCODING_KEY, type Payload, type PayloadCodec } from "@temporalio/common";

const ENCODING = "binary/encrypted-aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts what Temporal stores, so that its database and UI hold no business content in the clear. */
export class AesGcmPayloadCodec implements PayloadCodec {
  constructor(private readonly key: Buffer) {
    if (key.length !== 32) throw new Error("PAYLOAD_KEY must be 32 bytes in base64");
  }

  async encode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", this.key, iv);
      const content = JSON.stringify({
        metadata: base64Values(payload.metadata ?? {}),
        data: Buffer.from(payload.data ?? []).toString("base64"),
      });
      const sealed = Buffer.concat([iv, cipher.update(content, "utf8"), cipher.final(), cipher.getAuthTag()]);
      return { metadata: { [METADATA_ENCODING_KEY]: Buffer.from(ENCODING) }, data: sealed };
    });
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => {
      const encoding = payload.metadata?.[METADATA_ENCODING_KEY];
      if (!encoding || Buffer.from(encoding).toString() !== ENCODING || !payload.data) return payload;
      const sealed = Buffer.from(payload.data);
      const decipher = createDecipheriv("aes-256-gcm", this.key, sealed.subarray(0, IV_BYTES));
      decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
      const content = Buffer.concat([
        decipher.update(sealed.subarray(IV_BYTES, sealed.length - TAG_BYTES)),
        decipher.final(),
      ]).toString("utf8");
      const { metadata, data } = JSON.parse(content) as { metadata: Record<string, string>; data: string };
      return {
        metadata: Object.fromEntries(
          Object.entries(metadata).map(([name, value]) => [name, Buffer.from(value, "base64")]),
        ),
        data: Buffer.from(data, "base64"),
      };
    });
  }
}

const base64Values = (metadata: Record<string, Uint8Array>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(metadata).map(([name, value]) => [name, Buffer.from(value).toString("base64")]),
  );
