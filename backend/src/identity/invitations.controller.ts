import { Body, Controller, Delete, Get, Ip, Param, Post, Query } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { z } from "zod";
import {
  CurrentCaller,
  Database,
  ForPeople,
  mapPage,
  pageQuery,
  Public,
  readIdCursor,
  Requires,
  Responds,
  toPage,
  type Caller,
  type PageQuery,
} from "../platform/index.js";
import { AcceptInvitation } from "./accept-invitation.js";
import { OrganisationWide } from "./current-session.js";
import { InvitationRepository } from "./invitation.repository.js";
import { InviteMember } from "./invite-member.js";
import {
  acceptInvitationBody,
  invitationPage,
  invitationParams,
  invitationPreviewSchema,
  invitationSchema,
  invitationTokenBody,
  inviteBody,
  memberSchema,
  toInvitation,
  toMember,
} from "./people.schemas.js";
import { PreviewInvitation } from "./preview-invitation.js";
import { RevokeInvitation } from "./revoke-invitation.js";

@ApiTags("Members")
@OrganisationWide()
@Controller("v1/invitations")
export class InvitationsController {
  constructor(
    private readonly database: Database,
    private readonly invitations: InvitationRepository,
    private readonly inviteMember: InviteMember,
    private readonly revokeInvitation: RevokeInvitation,
    private readonly previewInvitation: PreviewInvitation,
    private readonly acceptInvitation: AcceptInvitation,
  ) {}

  @Get()
  @ForPeople()
  @Requires("members:read")
  @ApiOperation({ summary: "List invitations", description: "Newest first." })
  @Responds(200, invitationPage, "A page of invitations.")
  async list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: pageQuery }) query: PageQuery,
  ): Promise<z.infer<typeof invitationPage>> {
    const filter = { before: readIdCursor(query.cursor), limit: query.limit };
    const found = await this.invitations.list(this.database.reader, caller.organisationId, filter);
    return mapPage(
      toPage(found, query.limit, (invitation) => [invitation.id]),
      toInvitation,
    );
  }

  @Post()
  @ForPeople()
  @Requires("members:write")
  @ApiOperation({
    summary: "Invite a person by mail",
    description:
      "The link is good for seven days. A new invitation to the same address replaces the one before.",
  })
  @Responds(201, invitationSchema, "The invitation; its mail is on its way.")
  async invite(
    @CurrentCaller() caller: Caller,
    @Body({ schema: inviteBody }) body: z.infer<typeof inviteBody>,
  ): Promise<z.infer<typeof invitationSchema>> {
    return toInvitation(await this.inviteMember.execute(caller, body));
  }

  @Delete(":id")
  @ForPeople()
  @Requires("members:write")
  @ApiOperation({ summary: "Withdraw an invitation" })
  @Responds(204, null, "Withdrawn.")
  async revoke(
    @CurrentCaller() caller: Caller,
    @Param({ schema: invitationParams }) { id }: z.infer<typeof invitationParams>,
  ): Promise<void> {
    await this.revokeInvitation.execute(caller, id);
  }

  @Post("preview")
  @Public()
  @ApiOperation({ summary: "See what an invitation's link is for" })
  @Responds(200, invitationPreviewSchema, "The invitation.")
  async preview(
    @Body({ schema: invitationTokenBody }) body: z.infer<typeof invitationTokenBody>,
  ): Promise<z.infer<typeof invitationPreviewSchema>> {
    const { invitation, organisation, hasAccount } = await this.previewInvitation.execute(body.token);
    const { email, role, expiresAt } = invitation;
    return { organisation, email, role, hasAccount, expiresAt };
  }

  @Post("accept")
  @Public()
  @ApiOperation({
    summary: "Accept an invitation",
    description:
      "Sets the password of a new account; who has an account gives its password. Sign in afterwards with POST /v1/session.",
  })
  @Responds(201, memberSchema, "The new member.")
  async accept(
    @Body({ schema: acceptInvitationBody }) body: z.infer<typeof acceptInvitationBody>,
    @Ip() ip: string,
  ): Promise<z.infer<typeof memberSchema>> {
    return toMember(await this.acceptInvitation.execute({ ...body, ip }));
  }
}
