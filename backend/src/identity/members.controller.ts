import { Body, Controller, Delete, Get, Param, Patch, Query, Res } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { FastifyReply } from "fastify";
import type { z } from "zod";
import {
  CurrentCaller,
  Database,
  ForPeople,
  IfMatch,
  mapPage,
  pageQuery,
  readIdCursor,
  Requires,
  Responds,
  setEtag,
  toPage,
  type Caller,
  type PageQuery,
} from "../platform/index.js";
import { ChangeMemberRole } from "./change-member-role.js";
import { OrganisationWide } from "./current-session.js";
import { identityErrors } from "./identity.errors.js";
import { MemberRepository } from "./member.repository.js";
import { changeRoleBody, memberPage, memberParams, memberSchema, toMember } from "./people.schemas.js";
import { RemoveMember } from "./remove-member.js";

@ApiTags("Members")
@ForPeople()
@OrganisationWide()
@Controller("v1/members")
export class MembersController {
  constructor(
    private readonly database: Database,
    private readonly members: MemberRepository,
    private readonly changeRole: ChangeMemberRole,
    private readonly removeMember: RemoveMember,
  ) {}

  @Get()
  @Requires("members:read")
  @ApiOperation({ summary: "List the organisation's members" })
  @Responds(200, memberPage, "A page of members.")
  async list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: pageQuery }) query: PageQuery,
  ): Promise<z.infer<typeof memberPage>> {
    const filter = { before: readIdCursor(query.cursor), limit: query.limit };
    const found = await this.members.list(this.database.reader, caller.organisationId, filter);
    return mapPage(
      toPage(found, query.limit, (member) => [member.personId]),
      toMember,
    );
  }

  @Get(":id")
  @Requires("members:read")
  @ApiOperation({ summary: "Read a member" })
  @Responds(200, memberSchema, "The member.")
  async get(
    @CurrentCaller() caller: Caller,
    @Param({ schema: memberParams }) { id }: z.infer<typeof memberParams>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof memberSchema>> {
    const member = await this.members.get(this.database.reader, caller.organisationId, id);
    if (!member) throw identityErrors("member.not_found");
    setEtag(reply, member.version);
    return toMember(member);
  }

  @Patch(":id")
  @Requires("members:write")
  @ApiOperation({ summary: "Change a member's role", description: "The last owner keeps the role." })
  @Responds(200, memberSchema, "The member, with the new role.")
  async change(
    @CurrentCaller() caller: Caller,
    @Param({ schema: memberParams }) { id }: z.infer<typeof memberParams>,
    @Body({ schema: changeRoleBody }) body: z.infer<typeof changeRoleBody>,
    @IfMatch() version: number | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof memberSchema>> {
    const member = await this.changeRole.execute(caller, id, body.role, version);
    setEtag(reply, member.version);
    return toMember(member);
  }

  @Delete(":id")
  @Requires("members:write")
  @ApiOperation({
    summary: "Remove a member",
    description: "Ends the person's sessions in this organisation.",
  })
  @Responds(204, null, "Removed.")
  async remove(
    @CurrentCaller() caller: Caller,
    @Param({ schema: memberParams }) { id }: z.infer<typeof memberParams>,
  ): Promise<void> {
    await this.removeMember.execute(caller, id);
  }
}
