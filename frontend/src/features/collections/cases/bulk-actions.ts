import type { CollectionCase } from "../../../api/generated/index.js";

export type BulkAction = "retry" | "pause" | "resume";

export const BULK_WORDS: Record<
  BulkAction,
  { verb: string; done: string; follows: string; doing: string; then: "any" | "active" | "paused" }
> = {
  retry: {
    verb: "Retry",
    done: "asked for",
    follows: "Each card is charged now, outside its ladder.",
    doing: "Asking for the charges",
    then: "any",
  },
  pause: {
    verb: "Pause",
    done: "paused",
    follows: "No card is charged and no mail is sent until a person resumes them.",
    doing: "Pausing",
    then: "paused",
  },
  resume: {
    verb: "Resume",
    done: "resumed",
    follows: "Each goes on where its flow stood; what became due meanwhile is done at once.",
    doing: "Resuming",
    then: "active",
  },
};

/** Why an action says nothing to a case; null where it does. The server decides again. */
export function whyNot(action: BulkAction, { status, collectionMethod }: CollectionCase): string | null {
  if (status === "finished") return "it has ended";
  switch (action) {
    case "retry":
      if (collectionMethod === "send_invoice") return "is paid by bank transfer, which cannot be charged";
      return status === "paused" ? "is paused; resume it first" : null;
    case "pause":
      return status === "paused" ? "is paused already" : null;
    case "resume":
      return status === "active" ? "is not paused" : null;
  }
}

export type Outcome = { case: CollectionCase; why: string };

/** What an action will be done to, and what it leaves out with the reason. */
export function sortOut(
  action: BulkAction,
  cases: readonly CollectionCase[],
): { wanted: CollectionCase[]; left: Outcome[] } {
  const judged = cases.map((one) => ({ case: one, why: whyNot(action, one) }));
  return {
    wanted: judged.filter(({ why }) => why === null).map((one) => one.case),
    left: judged.flatMap(({ case: one, why }) => (why === null ? [] : [{ case: one, why }])),
  };
}

export const payments = (count: number): string => `${count} ${count === 1 ? "payment" : "payments"}`;
