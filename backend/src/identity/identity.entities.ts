import { ApiKeyEntity } from "./api-key.entity.js";
import { EnvironmentSettingsEntity } from "./environment-settings.entity.js";
import { EnvironmentEntity } from "./environment.entity.js";
import { InvitationEntity } from "./invitation.entity.js";
import { MemberEntity } from "./member.entity.js";
import { OrganisationEntity } from "./organisation.entity.js";
import { PasswordResetEntity } from "./password-reset.entity.js";
import { PersonEntity } from "./person.entity.js";
import { SessionEntity } from "./session.entity.js";
import { ThrottleEntity } from "./throttle.entity.js";

export const identityEntities = [
  OrganisationEntity,
  EnvironmentEntity,
  EnvironmentSettingsEntity,
  PersonEntity,
  MemberEntity,
  SessionEntity,
  ApiKeyEntity,
  InvitationEntity,
  PasswordResetEntity,
  ThrottleEntity,
];
