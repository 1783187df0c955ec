import { Skeleton, Stack } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { hostedInvoiceGetOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import { isProblem } from "../../api/problem.js";
import { ProblemAlert } from "../../ui/problem-alert.js";
import { HostedFrame } from "./hosted-frame.js";
import { HostedLines } from "./hosted-lines.js";
import { HostedSummary } from "./hosted-summary.js";
import { PayCard } from "./pay-card.js";
import { PaymentState } from "./payment-state.js";
import { UnknownLink } from "./unknown-link.js";

/** The page of one invoice, for its customer: the link is the key, there is no login. */
export function HostedInvoicePage(): React.ReactNode {
  const { token } = useParams({ from: "/pay/$token" });
  const { data, error, refetch } = useQuery({
    ...hostedInvoiceGetOptions({ path: { token } }),
    // A charge under way settles within seconds; an open page sees a transfer or a void within a minute.
    refetchInterval: ({ state }) =>
      state.data?.cardPayment.running ? 2_000 : state.data?.status === "open" ? 60_000 : false,
  });
  useDocumentTitle(data ? `${data.number} from ${data.seller.name}` : "Invoice");
  if (isProblem(error, "hosted_invoice.not_found")) return <UnknownLink />;
  if (!data)
    return (
      <HostedFrame>
        {error ? (
          <ProblemAlert error={error} onRetry={() => void refetch()} />
        ) : (
          <Stack aria-busy="true" aria-label="The invoice is being read">
            <Skeleton height={40} width="50%" />
            <Skeleton height={140} />
            <Skeleton height={240} />
          </Stack>
        )}
      </HostedFrame>
    );
  return (
    <HostedFrame seller={data.seller} mode={data.mode}>
      <Stack gap="md">
        <HostedSummary invoice={data} token={token} />
        <PaymentState invoice={data} />
        {data.cardPayment.isPossible && <PayCard invoice={data} token={token} />}
        <HostedLines invoice={data} />
      </Stack>
    </HostedFrame>
  );
}
