import { useEffect, useRef, useState } from "react";
import { parseExact } from "../../api/exact-json.js";
import type { EventListResponse } from "../../api/generated/index.js";

export type UsageEvent = EventListResponse["data"][number];
export type TailState = "connecting" | "open" | "interrupted";
export type EventTail = {
  /** Newest first, the last few hundred. */
  events: readonly UsageEvent[];
  state: TailState;
  /** How many came while it was paused and are not shown yet. */
  held: number;
  /** Whether more came at once than the server shows. */
  hasSkipped: boolean;
  clear: () => void;
};

const MOST = 500;
/** Events are drawn a few times a second, however many come. */
const DRAW_MS = 250;

/** Events of an environment as they are committed. Paused, it keeps the last few hundred until it goes on. */
export function useEventTail(environment: string, isPaused: boolean): EventTail {
  const [events, setEvents] = useState<readonly UsageEvent[]>([]);
  const [state, setState] = useState<TailState>("connecting");
  const [held, setHeld] = useState(0);
  const [hasSkipped, setSkipped] = useState(false);
  const buffer = useRef<UsageEvent[]>([]);
  const paused = useRef(isPaused);
  useEffect(() => {
    paused.current = isPaused;
  }, [isPaused]);
  useEffect(() => {
    const stream = new EventSource(`/v1/events/stream?environment=${encodeURIComponent(environment)}`);
    stream.onopen = () => setState("open");
    // The browser connects again by itself.
    stream.onerror = () => setState("interrupted");
    stream.addEventListener("usage", ({ data }: MessageEvent<string>) => {
      buffer.current = [parseExact(data) as UsageEvent, ...buffer.current].slice(0, MOST);
    });
    stream.addEventListener("skipped", () => setSkipped(true));
    const timer = setInterval(() => {
      if (paused.current) return setHeld(buffer.current.length);
      if (buffer.current.length === 0) return;
      const fresh = buffer.current;
      buffer.current = [];
      setHeld(0);
      setEvents((before) => [...fresh, ...before].slice(0, MOST));
    }, DRAW_MS);
    return () => {
      clearInterval(timer);
      stream.close();
    };
  }, [environment]);
  return {
    events,
    state,
    held: isPaused ? held : 0,
    hasSkipped,
    clear: () => {
      setEvents([]);
      setSkipped(false);
    },
  };
}
