import { useState } from "react";
import { LeaveQuestion, UnsavedGuard } from "./unsaved-guard.js";

type GuardedClose = {
  /** Closes at once when nothing would be lost, else after a question. */
  close: () => void;
  isAsking: boolean;
  /** To be drawn beside the dialog. */
  question: React.ReactNode;
};

/** A dialog that does not lose what was typed: not by Escape, not by its cross, not by the browser's way back. */
export function useGuardedClose(isDirty: boolean, what: string, onClose: () => void): GuardedClose {
  const [isAsked, setAsked] = useState(false);
  const isAsking = isAsked && isDirty;
  return {
    close: () => (isDirty ? setAsked(true) : onClose()),
    isAsking,
    question: (
      <>
        <UnsavedGuard isDirty={isDirty} what={`“${what}”`} leaving="address" />
        <LeaveQuestion
          opened={isAsking}
          title="Discard what you typed?"
          stay="Go on"
          leave="Discard"
          onStay={() => setAsked(false)}
          onLeave={() => {
            setAsked(false);
            onClose();
          }}
        >
          What stands in “{what}” is not saved and will be lost.
        </LeaveQuestion>
      </>
    ),
  };
}
