import { Badge } from "@mantine/core";
import classes from "./status-badge.module.css";

export type Tone = "good" | "bad" | "warn" | "busy" | "quiet";

/** What each state of the product's machines feels like. An unknown one is quiet. */
const TONES: Record<string, Tone> = {
  paid: "good",
  succeeded: "good",
  completed: "good",
  active: "good",
  published: "good",
  counted: "good",
  accepted: "good",
  sent: "good",
  done: "good",
  open: "busy",
  running: "busy",
  processing: "busy",
  scheduled: "quiet",
  future: "busy",
  requested: "busy",
  approved: "busy",
  awaiting_approval: "warn",
  requires_action: "warn",
  unknown: "warn",
  paused: "warn",
  overdue: "warn",
  quarantined: "warn",
  waiting: "warn",
  conflict: "warn",
  blocked: "bad",
  declined: "bad",
  failed: "bad",
  rejected: "bad",
  uncollectible: "bad",
};

/** A state in words, never by colour alone. */
export function StatusBadge({
  status,
  tone,
  label,
}: {
  status: string;
  tone?: Tone;
  label?: string;
}): React.ReactNode {
  return (
    <Badge className={classes["badge"]} data-tone={tone ?? TONES[status] ?? "quiet"} tt="none" fw={500}>
      {label ?? status.replaceAll("_", " ")}
    </Badge>
  );
}
