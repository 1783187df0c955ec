import { Inject, Injectable } from "@nestjs/common";
// Types of request.cookies and reply.setCookie; the plugin itself is registered where the API is made.
import type {} from "@fastify/cookie";
import type { FastifyReply, FastifyRequest } from "fastify";
import { CONFIG, type Config } from "../platform/index.js";
import { SESSION_DAYS } from "./session.repository.js";

/** The one cookie of Atlas: the session token, out of reach of scripts. */
@Injectable()
export class SessionCookie {
  private readonly isSecure: boolean;
  private readonly name: string;

  constructor(@Inject(CONFIG) config: Config) {
    const url = new URL(config.PUBLIC_URL);
    this.isSecure = url.protocol === "https:";
    // Cookies do not know ports: two checkouts on one machine would sign each other out without it in the name.
    const name = url.port ? `atlas_session_${url.port}` : "atlas_session";
    this.name = this.isSecure ? `__Host-${name}` : name;
  }

  read(request: FastifyRequest): string | null {
    return request.cookies[this.name] ?? null;
  }

  set(reply: FastifyReply, token: string): void {
    void reply.setCookie(this.name, token, { ...this.attributes(), maxAge: SESSION_DAYS * 24 * 60 * 60 });
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(this.name, this.attributes());
  }

  private attributes(): { path: string; httpOnly: true; sameSite: "lax"; secure: boolean } {
    return { path: "/", httpOnly: true, sameSite: "lax", secure: this.isSecure };
  }
}
