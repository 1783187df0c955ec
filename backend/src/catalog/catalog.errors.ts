import { defineErrors } from "../platform/index.js";

export const catalogErrors = defineErrors({
  "meter.not_found": {
    status: 404,
    title: "Meter not found",
    remedy: "Check the id; list meters with GET /v1/meters.",
  },
  "meter.key_taken": {
    status: 409,
    title: "Another meter has this key",
    remedy: "Use another key; the key of an archived meter stays taken.",
  },
  "meter.has_usage": {
    status: 409,
    title: "The meter has usage",
    remedy: "Archive it instead, with POST /v1/meters/{id}/archive: what it counted stays.",
  },
  "plan.not_found": {
    status: 404,
    title: "Plan not found",
    remedy: "Check the id or key; list plans with GET /v1/plans.",
  },
  "plan.key_taken": {
    status: 409,
    title: "Another plan has this key",
    remedy: "Use another key, or add a version to the plan that has it.",
  },
  "plan.archived": {
    status: 409,
    title: "The plan is archived",
    remedy: "Bring it back with POST /v1/plans/{plan}/restore, or use another plan.",
  },
  "plan.not_published": {
    status: 409,
    title: "The plan has no published version",
    remedy: "Publish a version first, with POST /v1/plan-versions/{id}/publish.",
  },
  "plan_version.not_found": {
    status: 404,
    title: "Plan version not found",
    remedy: "Check the id or number; list versions with GET /v1/plans/{plan}/versions.",
  },
  "plan_version.draft_exists": {
    status: 409,
    title: "The plan has a draft already",
    remedy: "Change, publish or delete the draft that stands.",
  },
  "plan_version.published": {
    status: 409,
    title: "A published version never changes",
    remedy: "Create a new version with POST /v1/plans/{plan}/versions.",
  },
  "plan_version.not_published": {
    status: 409,
    title: "The version is a draft",
    remedy: "Publish it first, with POST /v1/plan-versions/{id}/publish.",
  },
  "price.invalid": {
    status: 422,
    title: "The prices are not valid",
    remedy: "Correct what errors lists; span tells where in the rule text.",
  },
  "rule.invalid": {
    status: 422,
    title: "The rule is not valid",
    remedy: "Correct what errors lists; span tells where in the rule text.",
  },
  "rule.budget_exceeded": {
    status: 422,
    title: "The rule used up its budget",
    remedy: "A rule must end soon: check its loops and the lists and texts it builds.",
  },
  "rule_version.not_found": {
    status: 404,
    title: "Rule version not found",
    remedy: "Use the ruleVersionId of a price or of an invoice line.",
  },
  "rule.failed": {
    status: 422,
    title: "The rule cannot rate this input",
    remedy: "Correct the rule, the parameters or the usage as errors says.",
  },
});
