import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { unreadBody } from "./unread-body.js";

let server: Server;
beforeAll(async () => {
  server = createServer((incoming, answer) => {
    void unreadBody(incoming).then(() =>
      answer.writeHead(413, { connection: "close" }).end("the body is too large"),
    );
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
});
afterAll(() => new Promise((closed) => server.close(closed)));

type Told = { status: number | undefined; text: string };

/** Sends a body piece by piece, each when the one before is written, as a client of a slow line does. */
function send(pieces: number, headers: Record<string, string | number>): Promise<Told> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: "127.0.0.1", port, method: "POST", headers }, (answer) => {
      let text = "";
      answer.on("data", (chunk: Buffer) => (text += chunk.toString()));
      answer.on("end", () => resolve({ status: answer.statusCode, text }));
    });
    outgoing.on("error", reject);
    const piece = Buffer.alloc(1024 * 1024, "x");
    const write = (left: number): void => {
      if (left === 0) outgoing.end();
      else outgoing.write(piece, () => setImmediate(write, left - 1));
    };
    write(pieces);
  });
}

const REASON = { status: 413, text: "the body is too large" };

test("a refused body is read to its end, so that its sender reads the reason", async () => {
  expect(await send(24, { "content-length": 24 * 1024 * 1024 })).toEqual(REASON);
  expect(await send(24, { "transfer-encoding": "chunked" })).toEqual(REASON);
});

test("a request without a body is answered at once", async () => {
  expect(await send(0, {})).toEqual(REASON);
});
