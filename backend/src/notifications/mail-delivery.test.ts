import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { SMTPServer } from "smtp-server";
import { firstRow } from "../platform/index.js";
import { freePort } from "../platform/testing/free-port.js";
import { startTestApi, type TestApi } from "../platform/testing/test-api.js";
import { TestClient } from "../platform/testing/test-client.js";
import { AttachedDocuments } from "./attached-documents.js";
import type { MailAttachment, MailToQueue } from "./mail-message.js";
import { MailRepository } from "./mail.repository.js";
import { MailSink } from "./mail-sink.js";
import { parseMail } from "./parse-mail.js";
import { QueueMail } from "./queue-mail.js";
import { renderMail } from "./render-mail.js";
import { SendMail } from "./send-mail.js";

let api: TestApi;
let sandbox: TestClient;
let environmentId: string;
let port: number;
let server: SMTPServer | null = null;
/** Every address that the present server was asked to deliver to. */
const recipients: string[] = [];

beforeAll(async () => {
  port = await freePort();
  api = await startTestApi({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: "Atlas <billing@atlas.test>" });
  sandbox = new TestClient(api.url, api.credentials.apiKey);
  const sql = "SELECT id FROM environment WHERE name = 'sandbox'";
  environmentId = (await firstRow<{ id: string }>(api.db.database.reader, sql))?.id ?? "";
  // What a context that keeps documents does; the invoices' own are tested with invoicing.
  api.app
    .get(AttachedDocuments, { strict: false })
    .register("test", (environment, id) => Promise.resolve(document(`${environment}/${id}`)));
});
afterAll(() => api.stop());
afterEach(async () => {
  const running = server;
  server = null;
  if (running) await new Promise<void>((resolve) => running.close(resolve));
});

type Reply = { code: number; text: string } | null;
/** A real SMTP server; `answer` says what it replies to each message (null: takes it). */
async function smtpServer(answer: (nth: number) => Reply = () => null): Promise<Buffer[]> {
  const taken: Buffer[] = [];
  recipients.length = 0;
  let asked = 0;
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    closeTimeout: 100,
    onRcptTo(address, _session, done) {
      recipients.push(address.address);
      done();
    },
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const reply = answer(++asked);
        if (reply) return done(Object.assign(new Error(reply.text), { responseCode: reply.code }));
        taken.push(Buffer.concat(chunks));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server?.listen(port, "127.0.0.1", resolve));
  return taken;
}

const document = (id: string): Buffer => Buffer.from(`what ${id} holds`);
const base64 = (id: string): string => document(`${environmentId}/${id}`).toString("base64");
const attachment = (id: string, contentType: string): MailAttachment => ({
  name: id,
  contentType,
  document: { kind: "test", id },
});

let keys = 0;
const mail = (over: Partial<MailToQueue> = {}): MailToQueue => ({
  environmentId,
  dedupeKey: `test/${++keys}`,
  template: "invoice_issued",
  to: "ada@customer.example",
  fromName: "Acme AI",
  replyTo: "billing@acme.example",
  subject: "Invoice INV-7: 12,34 € – Grüße",
  ...renderMail({ heading: "Invoice INV-7", paragraphs: ["Thank you."], footer: "Acme AI" }),
  ...over,
});
const queue = (over?: Partial<MailToQueue>): Promise<string | null> =>
  api.db.database.transaction((tx) => api.app.get(QueueMail, { strict: false }).execute(tx, mail(over)));
const latest = async (): Promise<Record<string, unknown>> =>
  (await sandbox.get("/v1/mails?limit=1")).body.data[0];
const retryNow = (): Promise<unknown> =>
  api.db.database.reader.query("UPDATE outbox_event SET next_attempt_at = now()");

describe("a queued mail", () => {
  test("goes out as it was written, with the document that it names", async () => {
    const taken = await smtpServer();
    await queue({ attachments: [attachment("INV-7.pdf", "application/pdf")] });
    await api.dispatch();
    expect(taken).toHaveLength(1);
    const received = await parseMail(taken[0] ?? Buffer.alloc(0));
    expect(received).toMatchObject({
      subject: "Invoice INV-7: 12,34 € – Grüße",
      template: "invoice_issued",
      environmentId,
      attachments: [{ name: "INV-7.pdf", contentType: "application/pdf", base64: base64("INV-7.pdf") }],
    });
    expect(taken[0]?.toString()).toMatch(/^From: Acme AI <billing@atlas\.test>\r$/m);
    expect(await latest()).toMatchObject({ status: "sent", attempts: 1, lastError: null });
  });

  test("with a key that was used goes out once", async () => {
    const taken = await smtpServer();
    const ids = await Promise.all(Array.from({ length: 5 }, () => queue({ dedupeKey: "invoice/7/issued" })));
    expect(ids.filter((id) => id !== null)).toHaveLength(1);
    await api.dispatch();
    expect(taken).toHaveLength(1);
  });

  test("of a transaction that fails is never sent", async () => {
    const taken = await smtpServer();
    const failing = api.db.database.transaction(async (tx) => {
      await api.app.get(QueueMail, { strict: false }).execute(tx, mail());
      throw new Error("the work failed");
    });
    await expect(failing).rejects.toThrow("the work failed");
    await api.dispatch();
    expect(taken).toHaveLength(0);
  });

  test("is tried again when the server is busy or away", async () => {
    await queue();
    await api.dispatch();
    expect(await latest()).toMatchObject({
      status: "queued",
      attempts: 1,
      lastError: expect.stringContaining("ECONNREFUSED"),
    });

    const taken = await smtpServer((nth) => (nth === 1 ? { code: 451, text: "try later" } : null));
    await retryNow();
    await api.dispatch();
    expect(await latest()).toMatchObject({
      status: "queued",
      attempts: 2,
      lastError: expect.stringContaining("451"),
    });
    await retryNow();
    await api.dispatch();
    expect(taken).toHaveLength(1);
    expect(await latest()).toMatchObject({ status: "sent", attempts: 3, lastError: null });
  });

  test("that is refused has failed, with the reason, until a person queues it again", async () => {
    const taken = await smtpServer((nth) => (nth === 1 ? { code: 550, text: "no such mailbox" } : null));
    await queue();
    await api.dispatch();
    const failed = await latest();
    expect(failed).toMatchObject({ status: "failed", lastError: expect.stringContaining("no such mailbox") });
    await retryNow();
    await api.dispatch();
    expect(taken).toHaveLength(0);
    expect((await sandbox.post(`/v1/mails/${String(failed["id"])}/retry`)).body.status).toBe("queued");
    await api.dispatch();
    expect(taken).toHaveLength(1);
    expect((await sandbox.post(`/v1/mails/${String(failed["id"])}/retry`)).body.code).toBe("mail.not_failed");
  });

  test("that nobody takes for a day has failed", async () => {
    const id = await queue();
    await api.db.database.reader.query(
      "UPDATE mail SET queued_at = queued_at - interval '25 hours' WHERE id = $1",
      [id],
    );
    await api.dispatch();
    expect(await latest()).toMatchObject({ status: "failed" });
  });

  test("is sent by one worker, and by another when that one dies", async () => {
    const taken = await smtpServer();
    const id = (await queue()) ?? "";
    const { reader } = api.db.database;
    await api.app.get(MailRepository, { strict: false }).claim(reader, id);
    const sendMail = api.app.get(SendMail, { strict: false });
    await expect(sendMail.execute(id)).rejects.toThrow("another worker");
    await reader.query("UPDATE mail SET lease_ends_at = now() - interval '1 second' WHERE id = $1", [id]);
    await Promise.allSettled([sendMail.execute(id), sendMail.execute(id), sendMail.execute(id)]);
    expect(taken).toHaveLength(1);
    await sendMail.execute(id);
    expect(taken).toHaveLength(1);
  });

  test("to an address with a comma goes to no second person", async () => {
    await smtpServer();
    await queue({ to: "ada@customer.example" });
    await api.dispatch();
    expect(recipients).toEqual(["ada@customer.example"]);
    await queue({ to: "ada@customer.example, eve@evil.example" });
    await api.dispatch();
    expect(recipients).toEqual(["ada@customer.example"]);
    expect(await latest()).toMatchObject({ status: "failed" });
  });

  test("that holds a secret is erased once sent", async () => {
    const taken = await smtpServer();
    const id = await queue({ confidential: true, text: "the-secret-link", html: "<p>the-secret-link</p>" });
    await api.dispatch();
    expect(taken[0]?.toString()).toContain("the-secret-link");
    const sql = "SELECT row_to_json(mail)::text AS row FROM mail WHERE id = $1";
    const stored = await firstRow<{ row: string }>(api.db.database.reader, sql, [id]);
    expect(stored?.row).not.toContain("the-secret-link");
  });
});

describe("the mail sink", () => {
  test("takes mails by SMTP and shows them to their environment alone", async () => {
    const sink = api.app.get(MailSink, { strict: false });
    await sink.listen(port);
    await queue({
      subject: "For the sandbox",
      attachments: [attachment("a.txt", "text/plain")],
    });
    await api.dispatch();
    const [received] = (await sandbox.get("/v1/mail-sink?to=ada@customer.example")).body.data;
    expect(received).toMatchObject({
      from: "billing@atlas.test",
      to: ["ada@customer.example"],
      subject: "For the sandbox",
      deliveries: 1,
      attachments: [
        { name: "a.txt", contentType: "text/plain", size: document(`${environmentId}/a.txt`).length },
      ],
    });
    const detail = (await sandbox.get(`/v1/mail-sink/${received.id}`)).body;
    expect(detail.attachments).toEqual([
      { name: "a.txt", contentType: "text/plain", base64: base64("a.txt") },
    ]);
    expect(detail.html).toContain("<h1");

    const made = await sandbox.post("/v1/environments", { name: "elsewhere" });
    const elsewhere = { "atlas-environment": made.body.id as string };
    expect((await sandbox.get("/v1/mail-sink", elsewhere)).body.data).toEqual([]);
    expect((await sandbox.get(`/v1/mail-sink/${received.id}`, elsewhere)).body.code).toBe("mail.not_found");
    expect((await sandbox.get("/v1/mails", elsewhere)).body.data).toEqual([]);

    // A worker that died between the server's "250" and its commit sends again: one mail, two deliveries.
    await api.db.database.reader.query("UPDATE mail SET status = 'queued' WHERE subject = 'For the sandbox'");
    await api.db.database.reader.query(
      "UPDATE outbox_event SET dispatched_at = NULL, next_attempt_at = now() WHERE aggregate_id = (SELECT id FROM mail WHERE subject = 'For the sandbox')",
    );
    await api.dispatch();
    const again = (await sandbox.get("/v1/mail-sink")).body.data.filter(
      ({ subject }: { subject: string }) => subject === "For the sandbox",
    );
    expect(again).toHaveLength(1);
    expect(again[0].deliveries).toBe(2);
    await sink.onApplicationShutdown();
  });
});
