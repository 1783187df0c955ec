import { useEffect, useEffectEvent, useState } from "react";
import { downloadUrl } from "./client.js";

/** What is shown rests at least so long before it is read anew, however many events come, and as long as reading took. */
const LEAST_PAUSE_MS = 120;
const MOST_PAUSE_MS = 1_000;

/**
 * Calls `onArrive` soon after events were accepted in the environment; a burst counts once, and what comes while it reads is
 * read afterwards. Answers whether the stream is open: while it is not, the page has to ask by itself.
 */
export function useEventsArrive(environment: string, onArrive: () => Promise<unknown>): boolean {
  const [isOpen, setOpen] = useState(false);
  const arrive = useEffectEvent(onArrive);
  useEffect(() => {
    const source = new EventSource(downloadUrl("/v1/events/stream"));
    let isGone = false;
    let isReading = false;
    let hasMore = false;
    const tell = async (): Promise<void> => {
      hasMore = isReading;
      if (isReading || isGone) return;
      isReading = true;
      const began = performance.now();
      // What fails is shown by who reads; the next event is told all the same.
      await arrive().catch(() => undefined);
      const pause = Math.min(Math.max(performance.now() - began, LEAST_PAUSE_MS), MOST_PAUSE_MS);
      await new Promise((resolve) => window.setTimeout(resolve, pause));
      isReading = false;
      if (hasMore) await tell();
    };
    const onEvent = (): void => void tell();
    source.addEventListener("open", () => setOpen(true));
    source.addEventListener("error", () => setOpen(false));
    source.addEventListener("usage", onEvent);
    source.addEventListener("skipped", onEvent);
    return () => {
      isGone = true;
      source.close();
      setOpen(false);
    };
  }, [environment]);
  return isOpen;
}
