import { metersOf, semanticHash } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { Database, type Caller } from "../platform/index.js";
import { catalogErrors } from "./catalog.errors.js";
import { inspectPrice } from "./inspect-price.js";
import { MeterReader } from "./meter-reader.js";
import { readRule } from "./read-rule.js";
import type { CheckBody, CheckResponse } from "./rule.schemas.js";

/** Says whether a rule could be published as a price here; stores nothing. Throws `rule.invalid` with every error. */
@Injectable()
export class CheckRule {
  constructor(
    private readonly database: Database,
    private readonly meters: MeterReader,
  ) {}

  async execute({ environmentId }: Caller, body: CheckBody): Promise<CheckResponse> {
    const names = { key: "check", name: "Check" };
    const result = readRule(body, names, "");
    if ("errors" in result) throw catalogErrors("rule.invalid", { errors: result.errors });
    const { rule } = result;
    const { ruleText, params, template } = rule;
    const meters = await this.meters.list(this.database.reader, environmentId);
    const definition = { ...names, ...rule, currency: body.currency };
    const errors = inspectPrice(definition, { template, timing: body.timing, meters }, "");
    if (errors.length > 0) throw catalogErrors("rule.invalid", { errors });
    return { ruleText, ruleHash: semanticHash(ruleText), params, meterKeys: metersOf(ruleText) ?? [] };
  }
}
