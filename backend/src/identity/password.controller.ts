import { Body, Controller, Ip, Post, Put } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { z } from "zod";
import { ForPeople, Public, Responds, WithoutReplay } from "../platform/index.js";
import { ChangePassword } from "./change-password.js";
import { CompletePasswordReset } from "./complete-password-reset.js";
import { CurrentSession, OrganisationWide } from "./current-session.js";
import { RequestPasswordReset } from "./request-password-reset.js";
import type { FoundSession } from "./session.repository.js";
import { changePasswordBody, completePasswordResetBody, passwordResetBody } from "./session.schemas.js";

@ApiTags("Sessions")
@Controller("v1")
export class PasswordController {
  constructor(
    private readonly requestReset: RequestPasswordReset,
    private readonly completeReset: CompletePasswordReset,
    private readonly changePassword: ChangePassword,
  ) {}

  @Post("password-resets")
  @Public()
  @ApiOperation({
    summary: "Ask for a new password by mail",
    description: "The answer is the same whether or not the address has an account.",
  })
  @Responds(202, null, "If the address has an account, a mail with a link is on its way.")
  async request(
    @Body({ schema: passwordResetBody }) body: z.infer<typeof passwordResetBody>,
    @Ip() ip: string,
  ): Promise<void> {
    await this.requestReset.execute(body.email, ip);
  }

  @Post("password-resets/complete")
  @Public()
  @ApiOperation({
    summary: "Set a new password by the link of the mail",
    description: "Ends all sessions of the person.",
  })
  @Responds(204, null, "The password is set; sign in with it.")
  async complete(
    @Body({ schema: completePasswordResetBody }) body: z.infer<typeof completePasswordResetBody>,
    @Ip() ip: string,
  ): Promise<void> {
    await this.completeReset.execute({ ...body, ip });
  }

  @Put("password")
  @ForPeople()
  @OrganisationWide()
  @WithoutReplay()
  @ApiOperation({
    summary: "Change one's own password",
    description: "Ends all other sessions of the person.",
  })
  @Responds(204, null, "The password is changed.")
  async change(
    @CurrentSession() session: FoundSession,
    @Body({ schema: changePasswordBody }) body: z.infer<typeof changePasswordBody>,
    @Ip() ip: string,
  ): Promise<void> {
    await this.changePassword.execute(session, { ...body, ip });
  }
}
