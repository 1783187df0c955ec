import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { planVersionCreate, planVersionPublish, planVersionUpdate } from "../../../api/generated/index.js";
import { toProblem, type ProblemError } from "../../../api/problem.js";
import { ifMatch, type PlanVersion } from "../catalog-types.js";
import { bodyOf, type VersionDraft } from "./version-draft.js";

export type SavingVersion = {
  /** The version as it was saved last; null while it never was. */
  saved: PlanVersion | null;
  isSaving: boolean;
  problem: ProblemError | null;
  save: (draft: VersionDraft) => Promise<PlanVersion>;
  publish: (version: PlanVersion) => Promise<PlanVersion>;
  forget: () => void;
};

/** Saves a draft and publishes it, each under the version that was read, so that nobody's change is overwritten. */
export function useSaveVersion(plan: string, start: PlanVersion | null): SavingVersion {
  const [saved, setSaved] = useState(start);
  const saving = useMutation({
    mutationFn: async (draft: VersionDraft): Promise<PlanVersion> => {
      const body = bodyOf(draft);
      if (!saved) return (await planVersionCreate({ path: { plan }, body, throwOnError: true })).data;
      const headers = ifMatch(saved.version);
      return (await planVersionUpdate({ path: { id: saved.id }, body, headers, throwOnError: true })).data;
    },
    onSuccess: setSaved,
  });
  const publishing = useMutation({
    mutationFn: async ({ id, version }: PlanVersion): Promise<PlanVersion> =>
      (await planVersionPublish({ path: { id }, headers: ifMatch(version), throwOnError: true })).data,
    onSuccess: setSaved,
  });
  return {
    saved,
    isSaving: saving.isPending,
    problem: saving.error ? toProblem(saving.error) : null,
    save: saving.mutateAsync,
    publish: publishing.mutateAsync,
    forget: saving.reset,
  };
}
