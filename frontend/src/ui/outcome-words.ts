/** An outcome of a run as people say it; what blocks one is an error's code, such as `rating.rule_failed`. */
export const outcomeWords = (outcome: string): string =>
  outcome.slice(outcome.indexOf(".") + 1).replaceAll(/[_-]/g, " ");
