import { describe, expect, test } from "@jest/globals";
import type { FastifyReply, FastifyRequest } from "fastify";
import { loadConfig } from "../platform/index.js";
import { SessionCookie } from "./session-cookie.js";

type Sent = { name: string; value: string; options: Record<string, unknown> };

function cookieAt(publicUrl: string): { cookie: SessionCookie; sent: Sent[]; reply: FastifyReply } {
  const sent: Sent[] = [];
  const reply = {
    setCookie: (name: string, value: string, options: Record<string, unknown>) =>
      sent.push({ name, value, options }),
  } as unknown as FastifyReply;
  const config = loadConfig({
    DATABASE_URL: "postgres://x",
    ATLAS_SECRET_KEY: "x".repeat(32),
    PUBLIC_URL: publicUrl,
  });
  return { cookie: new SessionCookie(config), sent, reply };
}

describe("the session cookie", () => {
  test("under https is sent over https alone, and bound to the very host", () => {
    const { cookie, sent, reply } = cookieAt("https://billing.acme.example");
    cookie.set(reply, "token");
    expect(sent).toEqual([
      {
        name: "__Host-atlas_session",
        value: "token",
        options: { path: "/", httpOnly: true, sameSite: "lax", secure: true, maxAge: 2_592_000 },
      },
    ]);
  });

  test("of two checkouts on one machine are two cookies", () => {
    const one = cookieAt("http://127.0.0.1:4400");
    const other = cookieAt("http://127.0.0.1:4401");
    one.cookie.set(one.reply, "first");
    other.cookie.set(other.reply, "second");
    expect([one.sent[0]?.name, other.sent[0]?.name]).toEqual(["atlas_session_4400", "atlas_session_4401"]);
    const request = {
      cookies: { atlas_session_4400: "first", atlas_session_4401: "second" },
    } as unknown as FastifyRequest;
    expect(one.cookie.read(request)).toBe("first");
    expect(other.cookie.read(request)).toBe("second");
  });
});
