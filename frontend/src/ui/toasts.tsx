import { notifications } from "@mantine/notifications";
import { IconCheck, IconX } from "@tabler/icons-react";
import { toProblem } from "../api/problem.js";
import { remedyWords } from "./remedy-words.js";

/** Tells that something was done; `message` may hold a link to it. */
export function toastDone(title: string, message?: React.ReactNode): void {
  notifications.show({
    title,
    message: message ?? null,
    color: "teal",
    icon: <IconCheck size={16} />,
    withBorder: true,
  });
}

/** Tells why something was not done, where no form or page shows it. */
export function toastProblem(error: unknown): void {
  const problem = toProblem(error);
  notifications.show({
    title: problem.title,
    message: [problem.detail, remedyWords(problem)].filter(Boolean).join(" "),
    color: "red",
    icon: <IconX size={16} />,
    autoClose: 10_000,
    withBorder: true,
  });
}
