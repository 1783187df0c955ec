import { Stack } from "@mantine/core";
import { countryName } from "../../../ui/country-select.js";
import { CopyId } from "../../../ui/copy-id.js";
import { Facts } from "../../../ui/facts.js";
import { Instant } from "../../../ui/instant.js";
import { Section } from "../../../ui/section.js";
import type { Customer } from "../customer.js";

/** Who the customer is, and the terms that it is billed on. */
export function CustomerFacts({ customer }: { customer: Customer }): React.ReactNode {
  const { address, shippingAddress, paymentTermsDays } = customer;
  const metadata = Object.entries(customer.metadata);
  return (
    <>
      <Section title="Details">
        <Stack gap="md">
          <Facts
            items={[
              ["Email", customer.email],
              ["External id", customer.externalId && <CopyId value={customer.externalId} />],
              ["Currency", customer.currency],
              ["Time zone", customer.timeZone],
              ["Billing address", addressText(address)],
              ...(shippingAddress ? ([["Shipping address", addressText(shippingAddress)]] as const) : []),
              ["Tax ids", customer.taxIds.map(({ type, value }) => `${value} (${type})`).join(", ") || null],
              ["Tax", customer.taxExempt ? "Exempt" : "By the billing country"],
              ["Purchase order", customer.poNumber],
              [
                "Pays by",
                customer.collectionMethod === "send_invoice"
                  ? "Bank transfer"
                  : "Card, charged automatically",
              ],
              ["Payment terms", paymentTermsDays === null ? "As set for all" : `${paymentTermsDays} days`],
              ["Created", <Instant key="created" at={customer.createdAt} timeZone={customer.timeZone} />],
            ]}
          />
        </Stack>
      </Section>
      {metadata.length > 0 && (
        <Section title="Metadata">
          <Facts items={metadata} />
        </Section>
      )}
    </>
  );
}

const addressText = (address: Customer["address"]): string | null =>
  [
    address.line1,
    address.line2,
    [address.postalCode, address.city].filter(Boolean).join(" "),
    address.region,
    address.country && countryName(address.country),
  ]
    .filter(Boolean)
    .join(", ") || null;
