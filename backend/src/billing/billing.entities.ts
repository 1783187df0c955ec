import { BillingRunEntity } from "./billing-run.entity.js";
import { BillingRunIssueEntity } from "./billing-run-issue.entity.js";
import { BillingRunStepEntity } from "./billing-run-step.entity.js";
import { ClockAdvanceEntity } from "./clock-advance.entity.js";

export const billingEntities = [
  BillingRunEntity,
  BillingRunStepEntity,
  BillingRunIssueEntity,
  ClockAdvanceEntity,
];
