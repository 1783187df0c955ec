import { Alert, Button, Code, Stack, Table, Text } from "@mantine/core";
import { IconAlertTriangle, IconShieldCheck } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { verifyInvoice, type Invoice, type InvoiceVerification } from "../../../api/generated/index.js";
import { Instant } from "../../../ui/instant.js";
import { ProblemAlert } from "../../../ui/problem-alert.js";

/** Counts the events again, rates them again, and compares the bytes. */
export function VerifyInvoice({ invoice, line }: { invoice: Invoice; line: string }): React.ReactNode {
  const outcome = useRef<HTMLDivElement>(null);
  const verify = useMutation({
    mutationFn: async () => (await verifyInvoice({ path: { id: invoice.id }, throwOnError: true })).data,
  });
  // It stands below the button, which is often the last thing in view.
  useEffect(() => {
    if (verify.data ?? verify.error) outcome.current?.scrollIntoView({ block: "nearest" });
  }, [verify.data, verify.error]);
  return (
    <Stack gap="sm" mt="md" align="flex-start">
      <Button
        variant="default"
        leftSection={<IconShieldCheck size={16} aria-hidden />}
        loading={verify.isPending}
        onClick={() => verify.mutate()}
      >
        Verify
      </Button>
      <Text size="xs" c="dimmed">
        Counts the stored events again up to the watermark, rates them with the stored rule, and compares
        every byte of the invoice.
      </Text>
      <div ref={outcome} aria-live="polite" style={{ width: "100%" }}>
        {verify.error && <ProblemAlert error={verify.error} />}
        {verify.data && <Outcome of={verify.data} line={line} timeZone={invoice.timeZone} />}
      </div>
    </Stack>
  );
}

const shown = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

function Outcome({ of, line, timeZone }: { of: InvoiceVerification; line: string; timeZone: string }) {
  if (of.matches)
    return (
      <Alert color="teal" icon={<IconShieldCheck size={18} />} title="It matches">
        All {of.linesChecked} lines and every sum follow byte for byte from the stored events and rules
        (engine {of.engineVersion}, <Instant at={of.verifiedAt} timeZone={timeZone} />
        ).
      </Alert>
    );
  return (
    <Alert
      color="red"
      icon={<IconAlertTriangle size={18} />}
      title={`${of.differences.length} ${of.differences.length === 1 ? "difference" : "differences"}`}
    >
      <div style={{ overflowX: "auto" }}>
        <Table fz="xs" verticalSpacing={3}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>What</Table.Th>
              <Table.Th>Stored</Table.Th>
              <Table.Th>Recomputed</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {of.differences.map((difference, index) => (
              <Table.Tr key={index}>
                <Table.Td>
                  {difference.what} {difference.code ?? ""} · {difference.field}
                  {difference.line === line && <b> (this line)</b>}
                </Table.Td>
                <Table.Td>
                  <Code>{shown(difference.stored)}</Code>
                </Table.Td>
                <Table.Td>
                  <Code>{shown(difference.recomputed)}</Code>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Alert>
  );
}
