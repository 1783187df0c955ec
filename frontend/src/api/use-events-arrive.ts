import { useEffect, useEffectEvent, useState } from "react";
import { downloadUrl } from "./client.js";

/** At most so often is what is shown read anew, however many events come. */
const PAUSE_MS = 700;

/**
 * Calls `onArrive` soon after events were accepted in the environment; a burst counts once. Answers whether the stream is open:
 * while it is not, the page has to ask by itself.
 */
export function useEventsArrive(environment: string, onArrive: () => void): boolean {
  const [isOpen, setOpen] = useState(false);
  const arrive = useEffectEvent(onArrive);
  useEffect(() => {
    const source = new EventSource(downloadUrl("/v1/events/stream"));
    let pause: number | undefined;
    let hasMore = false;
    const tell = (): void => {
      hasMore = pause !== undefined;
      if (hasMore) return;
      arrive();
      pause = window.setTimeout(() => {
        pause = undefined;
        if (hasMore) tell();
      }, PAUSE_MS);
    };
    source.addEventListener("open", () => setOpen(true));
    source.addEventListener("error", () => setOpen(false));
    source.addEventListener("usage", tell);
    source.addEventListener("skipped", tell);
    return () => {
      source.close();
      window.clearTimeout(pause);
      setOpen(false);
    };
  }, [environment]);
  return isOpen;
}
