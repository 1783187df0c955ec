import { Module } from "@nestjs/common";
import { APP_GUARD } from "@nestjs/core";
import { AuditModule } from "../audit/index.js";
import { NotificationsModule } from "../notifications/index.js";
import { AcceptInvitation } from "./accept-invitation.js";
import { AccessGuard } from "./access.guard.js";
import { ActorReader } from "./actor-reader.js";
import { ApiKeyCallers } from "./api-key-callers.js";
import { ApiKeyRepository } from "./api-key.repository.js";
import { ApiKeysController } from "./api-keys.controller.js";
import { AttemptLimits } from "./attempt-limits.js";
import { ChangeMemberRole } from "./change-member-role.js";
import { ChangePassword } from "./change-password.js";
import { CompletePasswordReset } from "./complete-password-reset.js";
import { CreateApiKey } from "./create-api-key.js";
import { CreateEnvironment } from "./create-environment.js";
import { DescribeSession } from "./describe-session.js";
import { EndSession } from "./end-session.js";
import { EnvironmentAccess } from "./environment-access.js";
import { EnvironmentSettingsRepository } from "./environment-settings.repository.js";
import { EnvironmentRepository } from "./environment.repository.js";
import { EnvironmentsController } from "./environments.controller.js";
import { IdentityMails } from "./identity-mails.js";
import { InvitationRepository } from "./invitation.repository.js";
import { InvitationsController } from "./invitations.controller.js";
import { InviteMember } from "./invite-member.js";
import { LogIn } from "./log-in.js";
import { MemberRepository } from "./member.repository.js";
import { MembersController } from "./members.controller.js";
import { OpenEnvironment } from "./open-environment.js";
import { OrganisationRepository } from "./organisation.repository.js";
import { OwnerRule } from "./owner-rule.js";
import { PasswordResetRepository } from "./password-reset.repository.js";
import { PasswordController } from "./password.controller.js";
import { PersonRepository } from "./person.repository.js";
import { PreviewInvitation } from "./preview-invitation.js";
import { RemoveMember } from "./remove-member.js";
import { ReportSetup } from "./report-setup.js";
import { RequestLimits } from "./request-limits.js";
import { RequestPasswordReset } from "./request-password-reset.js";
import { RevokeApiKey } from "./revoke-api-key.js";
import { RevokeInvitation } from "./revoke-invitation.js";
import { SeedFirstRun } from "./seed-first-run.js";
import { SessionCallers } from "./session-callers.js";
import { SessionCookie } from "./session-cookie.js";
import { SessionController } from "./session.controller.js";
import { SessionRepository } from "./session.repository.js";
import { SetPassword } from "./set-password.js";
import { SettingsReader } from "./settings-reader.js";
import { SettingsController } from "./settings.controller.js";
import { SwitchOrganisation } from "./switch-organisation.js";
import { ThrottleRepository } from "./throttle.repository.js";
import { UpdateSettings } from "./update-settings.js";

const repositories = [
  ApiKeyRepository,
  EnvironmentRepository,
  EnvironmentSettingsRepository,
  InvitationRepository,
  MemberRepository,
  OrganisationRepository,
  PasswordResetRepository,
  PersonRepository,
  SessionRepository,
  ThrottleRepository,
];
const access = [
  ApiKeyCallers,
  AttemptLimits,
  EnvironmentAccess,
  RequestLimits,
  SessionCallers,
  SessionCookie,
];
const people = [
  AcceptInvitation,
  ChangeMemberRole,
  ChangePassword,
  CompletePasswordReset,
  DescribeSession,
  EndSession,
  IdentityMails,
  InviteMember,
  LogIn,
  OwnerRule,
  PreviewInvitation,
  RemoveMember,
  RequestPasswordReset,
  RevokeInvitation,
  SetPassword,
  SwitchOrganisation,
];
const environments = [
  CreateApiKey,
  CreateEnvironment,
  OpenEnvironment,
  ReportSetup,
  RevokeApiKey,
  SeedFirstRun,
  UpdateSettings,
];

@Module({
  imports: [AuditModule, NotificationsModule],
  controllers: [
    SessionController,
    PasswordController,
    MembersController,
    InvitationsController,
    ApiKeysController,
    EnvironmentsController,
    SettingsController,
  ],
  providers: [
    ActorReader,
    { provide: APP_GUARD, useClass: AccessGuard },
    ...repositories,
    ...access,
    ...people,
    ...environments,
    SettingsReader,
  ],
  exports: [ActorReader, SettingsReader, SeedFirstRun, RequestLimits],
})
export class IdentityModule {}
