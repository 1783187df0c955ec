import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  collectionCasePause,
  collectionCaseResume,
  collectionCaseRetry,
  type CollectionCase,
} from "../../../api/generated/index.js";
import { toProblem } from "../../../api/problem.js";
import { useEnvironment } from "../../../session/environments.js";
import { AnchorLink } from "../../../ui/links.js";
import { toastDone } from "../../../ui/toasts.js";
import { BULK_WORDS, payments, sortOut, type BulkAction, type Outcome } from "./bulk-actions.js";

/** One action under way or over: what was done, what is left to do, what was not possible and why. */
export type BulkRun = {
  action: BulkAction;
  total: number;
  done: number;
  refused: Outcome[];
  left: Outcome[];
};

const CALLS = { retry: collectionCaseRetry, pause: collectionCasePause, resume: collectionCaseResume };

/** Carries an action out on one case after the other; one that fails does not stop the others. */
export function useBulkRun(): {
  run: BulkRun | null;
  start: (action: BulkAction, cases: readonly CollectionCase[]) => Promise<void>;
  dismiss: () => void;
} {
  const { id: env } = useEnvironment();
  const cache = useQueryClient();
  const [run, setRun] = useState<BulkRun | null>(null);
  const start = async (action: BulkAction, cases: readonly CollectionCase[]): Promise<void> => {
    const { wanted, left } = sortOut(action, cases);
    const refused: Outcome[] = [];
    for (const [index, one] of wanted.entries()) {
      setRun({ action, total: wanted.length, done: index - refused.length, refused: [...refused], left });
      try {
        await CALLS[action]({ path: { id: one.id }, throwOnError: true });
      } catch (error) {
        const { title, remedy } = toProblem(error);
        refused.push({ case: one, why: `${title}. ${remedy}` });
      }
    }
    const done = wanted.length - refused.length;
    setRun({ action, total: wanted.length, done, refused, left });
    await cache.invalidateQueries();
    if (done === 0) return;
    const { done: word, then } = BULK_WORDS[action];
    toastDone(
      action === "retry" ? `${done} of ${payments(wanted.length)} tried again` : `${payments(done)} ${word}`,
      <AnchorLink to="/$env/collections" params={{ env }} search={{ status: then }} size="sm">
        {then === "any" ? "Show every case" : `Show what is ${then}`}
      </AnchorLink>,
    );
  };
  return { run, start, dismiss: () => setRun(null) };
}
