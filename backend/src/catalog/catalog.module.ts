import { Module } from "@nestjs/common";
import { AuditModule } from "../audit/index.js";
import { ArchiveMeter } from "./archive-meter.js";
import { ArchivePlan } from "./archive-plan.js";
import { CheckRule } from "./check-rule.js";
import { CreateMeter } from "./create-meter.js";
import { CreatePlan } from "./create-plan.js";
import { CreateVersion } from "./create-version.js";
import { DeleteDraft } from "./delete-draft.js";
import { DeleteMeter } from "./delete-meter.js";
import { DeletePlan } from "./delete-plan.js";
import { DraftVersion } from "./draft-version.js";
import { ListMeters } from "./list-meters.js";
import { ListPlans } from "./list-plans.js";
import { ListVersions } from "./list-versions.js";
import { MeterController } from "./meter.controller.js";
import { MeterGuards } from "./meter-guards.js";
import { MeterReader } from "./meter-reader.js";
import { MeterRepository } from "./meter.repository.js";
import { PlanController } from "./plan.controller.js";
import { PlanReader } from "./plan-reader.js";
import { PlanRepository } from "./plan.repository.js";
import { PlanVersionController } from "./plan-version.controller.js";
import { PlanVersionRepository } from "./plan-version.repository.js";
import { PreviewRule } from "./preview-rule.js";
import { PriceRepository } from "./price.repository.js";
import { PublishVersion } from "./publish-version.js";
import { RuleController } from "./rule.controller.js";
import { RuleVersionRepository } from "./rule-version.repository.js";
import { UpdateDraft } from "./update-draft.js";
import { UpdateMeter } from "./update-meter.js";
import { UpdatePlan } from "./update-plan.js";
import { WritePrices } from "./write-prices.js";

const meters = [
  MeterRepository,
  MeterReader,
  MeterGuards,
  CreateMeter,
  UpdateMeter,
  ArchiveMeter,
  DeleteMeter,
  ListMeters,
];
const plans = [
  PlanRepository,
  PlanVersionRepository,
  PriceRepository,
  PlanReader,
  CreatePlan,
  UpdatePlan,
  ArchivePlan,
  DeletePlan,
  ListPlans,
  CreateVersion,
  DraftVersion,
  UpdateDraft,
  DeleteDraft,
  PublishVersion,
  ListVersions,
  WritePrices,
];
const rules = [RuleVersionRepository, PreviewRule, CheckRule];

@Module({
  imports: [AuditModule],
  controllers: [MeterController, PlanController, PlanVersionController, RuleController],
  providers: [...meters, ...plans, ...rules],
  exports: [MeterReader, MeterGuards, PlanReader],
})
export class CatalogModule {}
