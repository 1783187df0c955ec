import { BackfillEntity } from "./backfill.entity.js";
import { EventConflictEntity } from "./event-conflict.entity.js";
import { EventKeyEntity } from "./event-key.entity.js";
import { IngestTallyEntity } from "./ingest-tally.entity.js";
import { MeterIssueEntity } from "./meter-issue.entity.js";
import { MeterReadingEntity } from "./meter-reading.entity.js";
import { QuarantinedEventEntity } from "./quarantined-event.entity.js";
import { UsageAccountEntity } from "./usage-account.entity.js";
import { UsageCloseEntity } from "./usage-close.entity.js";
import { UsageEventEntity } from "./usage-event.entity.js";
import { UsageGenerationEntity } from "./usage-generation.entity.js";
import { UsageRevisionEntity } from "./usage-revision.entity.js";

export const meteringEntities = [
  UsageGenerationEntity,
  EventKeyEntity,
  UsageEventEntity,
  UsageRevisionEntity,
  QuarantinedEventEntity,
  EventConflictEntity,
  BackfillEntity,
  UsageAccountEntity,
  MeterReadingEntity,
  MeterIssueEntity,
  UsageCloseEntity,
  IngestTallyEntity,
];
