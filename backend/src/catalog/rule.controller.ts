import { templates } from "@atlas/rules";
import { Body, Controller, Get, Param, Post } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { z } from "zod";
import { CurrentCaller, Database, publicId, Requires, Responds, type Caller } from "../platform/index.js";
import { catalogErrors } from "./catalog.errors.js";
import { CheckRule } from "./check-rule.js";
import { PreviewRule } from "./preview-rule.js";
import {
  checkBody,
  checkResponse,
  previewBody,
  previewResponse,
  ruleVersionParam,
  ruleVersionResponse,
  templatesResponse,
  type CheckBody,
  type CheckResponse,
  type PreviewBody,
  type PreviewResponse,
  type RuleVersionResponse,
  type TemplatesResponse,
} from "./rule.schemas.js";
import { RuleVersionRepository } from "./rule-version.repository.js";

@ApiTags("Rules")
@Controller("v1")
export class RuleController {
  constructor(
    private readonly database: Database,
    private readonly ruleVersions: RuleVersionRepository,
    private readonly previewRule: PreviewRule,
    private readonly checkRule: CheckRule,
  ) {}

  @Get("rules/templates")
  @ApiOperation({ summary: "List the standard price models" })
  @Requires("catalog:read")
  @Responds(200, templatesResponse, "Every template with the JSON Schema of its parameters.")
  listTemplates(): TemplatesResponse {
    return {
      data: Object.values(templates).map(({ key, title, description, metered, params }) => ({
        key,
        title,
        description,
        metered,
        grouped: key === "matrix" || key === "grouped_tiers",
        params: { ...params },
      })),
    };
  }

  @Post("rules/preview")
  @ApiOperation({ summary: "Rate given usage by a rule" })
  @Requires("catalog:read")
  @Responds(200, previewResponse, "Lines and the trace of every step. Nothing is stored.")
  async preview(
    @Body({ schema: previewBody }) body: PreviewBody,
    @CurrentCaller() caller: Caller,
  ): Promise<PreviewResponse> {
    return this.previewRule.execute(caller, body);
  }

  @Post("rules/check")
  @ApiOperation({ summary: "Check a rule as it would be checked in a price" })
  @Requires("catalog:read")
  @Responds(200, checkResponse, "It could be published. Errors answer 422, each with its span in the text.")
  async check(
    @Body({ schema: checkBody }) body: CheckBody,
    @CurrentCaller() caller: Caller,
  ): Promise<CheckResponse> {
    return this.checkRule.execute(caller, body);
  }

  @Get("rule-versions/:id")
  @ApiOperation({ summary: "Read a rule version" })
  @Requires("catalog:read")
  @Responds(200, ruleVersionResponse, "The rule's text. It never changes.")
  async readVersion(
    @Param({ schema: ruleVersionParam }) { id }: z.infer<typeof ruleVersionParam>,
    @CurrentCaller() caller: Caller,
  ): Promise<RuleVersionResponse> {
    const rule = await this.ruleVersions.byId(this.database.reader, caller.environmentId, id);
    if (!rule) throw catalogErrors("rule_version.not_found");
    return {
      id: publicId("rul", rule.id),
      ruleText: rule.text,
      ruleHash: rule.semanticHash,
      createdAt: rule.createdAt,
    };
  }
}
