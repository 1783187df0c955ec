import { isProblem, ProblemError } from "../../api/problem.js";

/** Says of a stale version what a person can do, who knows nothing of ETags. Any other problem stays as it is. */
export function asStaleEdit(problem: unknown, name: string): unknown {
  if (!isProblem(problem, "request.stale_version")) return problem;
  return new ProblemError(
    problem.status,
    problem.code,
    `${name} was changed meanwhile`,
    "Somebody else saved a change after you opened this form. Nothing of yours was saved, and nothing of theirs is lost.",
    "Copy what you want to keep, close the form and open it again: it then shows what stands now.",
    [],
    problem.requestId,
  );
}
