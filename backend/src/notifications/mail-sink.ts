import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from "@nestjs/common";
import { HttpAdapterHost } from "@nestjs/core";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import { CONFIG, Database, logger, type Config } from "../platform/index.js";
import { parseMail } from "./parse-mail.js";
import { ReceivedMailRepository } from "./received-mail.repository.js";

const LARGEST_MAIL = 25 * 1024 * 1024;

/**
 * A real SMTP server for machines without one: it takes every mail, delivers none, and shows them through the API.
 * Listens on MAIL_SINK_PORT, in the process that serves HTTP (the worker is another process and has no HTTP adapter).
 */
@Injectable()
export class MailSink implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = logger.child({ context: "notifications" });
  private server: SMTPServer | null = null;

  constructor(
    private readonly database: Database,
    private readonly repository: ReceivedMailRepository,
    @Inject(CONFIG) private readonly config: Config,
    private readonly http: HttpAdapterHost,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const port = this.config.MAIL_SINK_PORT;
    if (port === undefined || !(this.http.httpAdapter as unknown)) return;
    await this.listen(port);
  }

  async onApplicationShutdown(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server) await new Promise<void>((resolve) => server.close(resolve));
  }

  /** Opens the server; gives the port, which differs from `port` when that is 0. */
  async listen(port: number): Promise<number> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      size: LARGEST_MAIL,
      // Senders keep idle connections open; a stop does not wait for them.
      closeTimeout: 200,
      logger: false,
      onData: (stream, session, done) => {
        this.receive(stream, session).then(
          () => done(),
          (error: unknown) => {
            this.log.warn({ err: error }, "the mail sink could not take a mail");
            done(Object.assign(new Error("The mail was not taken"), { responseCode: replyCode(error) }));
          },
        );
      },
    });
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, this.config.HOST, resolve);
    });
    // A client that hangs up in the middle is the client's problem, not a reason to end the process.
    server.on("error", (error: unknown) => this.log.warn({ err: error }, "mail sink connection"));
    this.server = server;
    const address = server.server.address();
    return typeof address === "object" && address ? address.port : port;
  }

  private async receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) {
      // Read to the end even when too large: the client listens only after its last byte.
      if (!stream.sizeExceeded) chunks.push(chunk as Buffer);
    }
    if (stream.sizeExceeded) throw Object.assign(new Error("The mail is too large"), { responseCode: 552 });
    const { mailFrom, rcptTo } = session.envelope;
    await this.repository.receive(this.database.reader, await parseMail(Buffer.concat(chunks)), {
      sender: mailFrom ? mailFrom.address : "",
      recipients: rcptTo.map(({ address }) => address.toLowerCase()),
    });
  }
}

/** 451 asks the sender to try again, which is right for everything but what the mail itself is to blame for. */
function replyCode(error: unknown): number {
  const code = (error as { responseCode?: unknown }).responseCode;
  return typeof code === "number" ? code : 451;
}
