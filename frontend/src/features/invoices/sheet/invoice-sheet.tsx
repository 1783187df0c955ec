import { Box, Divider, Group, Paper, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import type { Invoice } from "../../../api/generated/index.js";
import { countryName } from "../../../ui/country-select.js";
import { Money } from "../../../ui/money.js";
import { printedDay, printedPeriod } from "../../../ui/printed-day.js";
import { Party } from "./party.js";
import { SellerLogo } from "./seller-logo.js";
import { SheetLines } from "./sheet-lines.js";
import { SheetTotals } from "./sheet-totals.js";

/** The invoice as its customer reads it. Each line opens its explanation. */
export function InvoiceSheet({ invoice }: { invoice: Invoice }): React.ReactNode {
  const { number, issueDate, period, seller, buyer, customerName } = invoice;
  return (
    <Paper component="section" aria-labelledby="sheet-title" p={{ base: "md", sm: "xl" }}>
      <Stack gap="lg">
        <Group justify="space-between" align="flex-start" gap="lg">
          <div>
            <SellerLogo />
            <Title order={2} id="sheet-title" fz="1.25rem">
              {number === null ? "Draft invoice" : "Invoice"}
            </Title>
            <Text c="dimmed" className="number">
              {number ?? "The number is given when it is finalized."}
            </Text>
          </div>
          <AmountNow invoice={invoice} />
        </Group>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="lg">
          {seller ? (
            <Party
              title="From"
              name={seller.name}
              lines={[...seller.addressLines, countryOf(seller.country), seller.email]}
              taxIds={seller.taxIds}
            />
          ) : (
            <Party
              title="From"
              name="Your organisation"
              lines={["As it stands in the settings."]}
              taxIds={[]}
            />
          )}
          {buyer ? (
            <Party
              title="Bill to"
              name={buyer.name}
              lines={[...addressLines(buyer.address), buyer.email]}
              taxIds={buyer.taxIds}
            />
          ) : (
            <Party title="Bill to" name={customerName} lines={["As the customer stands then."]} taxIds={[]} />
          )}
        </SimpleGrid>
        <SheetFacts
          items={[
            ["Issued", issueDate && printedDay(issueDate)],
            ["Period", period && printedPeriod(period)],
            ["PO number", buyer?.poNumber ?? null],
          ]}
        />
        <Divider />
        <SheetLines invoice={invoice} />
        <SheetTotals invoice={invoice} />
      </Stack>
    </Paper>
  );
}

/** What the customer looks for first. */
function AmountNow({ invoice }: { invoice: Invoice }) {
  const { status, total, amountDue, dueDate, currency } = invoice;
  const [label, amount] =
    status === "draft"
      ? ["Total so far", total]
      : status === "paid"
        ? ["Paid", total]
        : status === "void"
          ? ["Void", total]
          : ["Amount due", amountDue];
  return (
    <Box ta="right">
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text fz={24} fw={600} lh={1.3} td={status === "void" ? "line-through" : undefined}>
        <Money amount={amount} currency={currency} />
      </Text>
      {dueDate && (status === "open" || status === "uncollectible") && (
        <Text size="xs" c="dimmed">
          due {printedDay(dueDate)}
        </Text>
      )}
    </Box>
  );
}

function SheetFacts({ items }: { items: readonly (readonly [string, string | null])[] }) {
  return (
    <Group gap="xl" component="dl" m={0}>
      {items.map(
        ([label, value]) =>
          value !== null && (
            <div key={label}>
              <Text component="dt" size="xs" c="dimmed">
                {label}
              </Text>
              <Text component="dd" size="sm" m={0} className="number">
                {value}
              </Text>
            </div>
          ),
      )}
    </Group>
  );
}

/** An address in the order that envelopes have it. */
function addressLines(address: Record<string, string | null>): (string | null)[] {
  const { line1 = null, line2 = null, postalCode, city, state = null, country } = address;
  const place = [postalCode, city].filter(Boolean).join(" ");
  return [line1, line2, place || null, state, countryOf(country)];
}

/** As the document has it: `US` is `United States`. */
const countryOf = (code: string | null | undefined): string | null => (code ? countryName(code) : null);
