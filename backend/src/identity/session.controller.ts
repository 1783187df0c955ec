import { Body, Controller, Delete, Get, Headers, Ip, Param, Post, Put, Res } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { FastifyReply } from "fastify";
import type { z } from "zod";
import {
  CurrentCaller,
  Database,
  ForPeople,
  Public,
  Responds,
  WithoutReplay,
  type Caller,
} from "../platform/index.js";
import { CurrentSession, OrganisationWide } from "./current-session.js";
import { DescribeSession } from "./describe-session.js";
import { EndSession } from "./end-session.js";
import { LogIn } from "./log-in.js";
import { SessionCookie } from "./session-cookie.js";
import { SessionRepository, type FoundSession } from "./session.repository.js";
import {
  logInBody,
  sessionPage,
  sessionParams,
  sessionViewSchema,
  switchOrganisationBody,
  toSession,
  toSessionView,
} from "./session.schemas.js";
import { SwitchOrganisation } from "./switch-organisation.js";

@ApiTags("Sessions")
@Controller("v1")
export class SessionController {
  constructor(
    private readonly logIn: LogIn,
    private readonly describe: DescribeSession,
    private readonly endSession: EndSession,
    private readonly switchOrganisation: SwitchOrganisation,
    private readonly cookie: SessionCookie,
    private readonly database: Database,
    private readonly sessions: SessionRepository,
  ) {}

  @Post("session")
  @Public()
  @ApiOperation({
    summary: "Sign in",
    description:
      "Sets an httpOnly session cookie. Ten wrong passwords in a quarter of an hour lock the account for the rest of it.",
  })
  @Responds(200, sessionViewSchema, "Signed in.")
  async open(
    @Body({ schema: logInBody }) body: z.infer<typeof logInBody>,
    @Ip() ip: string,
    @Headers("user-agent") userAgent: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof sessionViewSchema>> {
    const { token, session } = await this.logIn.execute({ ...body, ip, userAgent: userAgent ?? null });
    this.cookie.set(reply, token);
    return toSessionView(await this.describe.execute(session));
  }

  @Get("session")
  @ForPeople()
  @OrganisationWide()
  @ApiOperation({ summary: "Who is signed in", description: "With the CSRF token that changes must carry." })
  @Responds(200, sessionViewSchema, "The session.")
  async get(@CurrentSession() session: FoundSession): Promise<z.infer<typeof sessionViewSchema>> {
    return toSessionView(await this.describe.execute(session));
  }

  @Delete("session")
  @ForPeople()
  @OrganisationWide()
  @WithoutReplay()
  @ApiOperation({ summary: "Sign out" })
  @Responds(204, null, "Signed out.")
  async close(
    @CurrentCaller() caller: Caller,
    @CurrentSession() session: FoundSession,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.endSession.execute(caller, session.id);
    this.cookie.clear(reply);
  }

  @Put("session/organisation")
  @ForPeople()
  @OrganisationWide()
  @WithoutReplay()
  @ApiOperation({ summary: "Work in another of one's organisations" })
  @Responds(200, sessionViewSchema, "The session, in that organisation.")
  async enter(
    @CurrentSession() session: FoundSession,
    @Body({ schema: switchOrganisationBody }) body: z.infer<typeof switchOrganisationBody>,
  ): Promise<z.infer<typeof sessionViewSchema>> {
    const entered = await this.switchOrganisation.execute(session, body.organisation);
    return toSessionView(await this.describe.execute(entered));
  }

  @Get("sessions")
  @ForPeople()
  @OrganisationWide()
  @ApiOperation({ summary: "List one's own open sessions", description: "At most the latest hundred." })
  @Responds(200, sessionPage, "The sessions.")
  async list(@CurrentSession() session: FoundSession): Promise<z.infer<typeof sessionPage>> {
    const open = await this.sessions.listOfPerson(this.database.reader, session.personId);
    return { data: open.map((one) => toSession(one, session.id)), nextCursor: null };
  }

  @Delete("sessions/:id")
  @ForPeople()
  @OrganisationWide()
  @ApiOperation({ summary: "End one of one's own sessions" })
  @Responds(204, null, "Ended.")
  async end(
    @CurrentCaller() caller: Caller,
    @Param({ schema: sessionParams }) { id }: z.infer<typeof sessionParams>,
  ): Promise<void> {
    await this.endSession.execute(caller, id);
  }
}
