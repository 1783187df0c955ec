import { Alert, Button, Group, List } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { billingRunRetry, type BillingRunDetail } from "../../../api/generated/index.js";
import { useCan } from "../../../session/session.js";
import { issueTitle } from "../../../ui/issue-title.js";
import { AnchorLink } from "../../../ui/links.js";
import { toastDone, toastProblem } from "../../../ui/toasts.js";

/** Why a run cannot go on, and the button that lets it try again. */
export function RunIssues({ run }: { run: BillingRunDetail }): React.ReactNode {
  const { env, subscription } = useParams({ from: "/authenticated/$env/subscriptions/$subscription" });
  const mayRetry = useCan("billing:write");
  const open = run.issues.filter(({ resolvedAt }) => resolvedAt === null);
  const retry = useMutation({
    mutationFn: () => billingRunRetry({ path: { id: run.id }, throwOnError: true }),
    onSuccess: () => toastDone("The run is on its way again"),
    onError: toastProblem,
  });
  if (run.status !== "blocked") return null;
  return (
    <Alert color="red" icon={<IconAlertTriangle size={18} />} title="This run is blocked">
      <List size="sm" mb="xs">
        {open.map(({ id, code, message }) => (
          <List.Item key={id}>
            <b>{issueTitle(code)}.</b> {message}
          </List.Item>
        ))}
      </List>
      <Group gap="sm">
        {mayRetry && (
          <Button size="xs" variant="default" loading={retry.isPending} onClick={() => retry.mutate()}>
            Retry
          </Button>
        )}
        {run.outcome?.startsWith("rating.") && (
          <AnchorLink
            from="/$env/subscriptions/$subscription"
            to="/$env/subscriptions/$subscription"
            params={{ env, subscription }}
            search={(old) => ({ ...old, tab: "prices" })}
            size="sm"
            c="inherit"
            underline="always"
          >
            Prices of the subscription
          </AnchorLink>
        )}
      </Group>
    </Alert>
  );
}
