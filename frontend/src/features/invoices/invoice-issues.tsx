import { Alert, Button, List } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { billingRunRetry, type Invoice } from "../../api/generated/index.js";
import { useCan } from "../../session/session.js";
import { issueTitle } from "../../ui/issue-title.js";
import { toastDone, toastProblem } from "../../ui/toasts.js";

/** Why a draft cannot be issued, and a way to try again once it is mended. */
export function InvoiceIssues({ invoice }: { invoice: Invoice }): React.ReactNode {
  const { billingRun, issues } = invoice;
  const mayRetry = useCan("billing:write");
  const retry = useMutation({
    mutationFn: (id: string) => billingRunRetry({ path: { id }, throwOnError: true }),
    onSuccess: () => toastDone("The billing run is on its way again"),
    onError: toastProblem,
  });
  if (issues.length === 0) return null;
  return (
    <Alert color="red" icon={<IconAlertTriangle size={18} />} title="This draft cannot be issued">
      <List size="sm" mb="xs">
        {issues.map(({ code, message }) => (
          <List.Item key={code + message}>
            <b>{issueTitle(code)}.</b> {message}
          </List.Item>
        ))}
      </List>
      {billingRun && mayRetry && (
        <Button
          size="xs"
          variant="default"
          loading={retry.isPending}
          onClick={() => retry.mutate(billingRun)}
        >
          Retry the billing run
        </Button>
      )}
    </Alert>
  );
}
