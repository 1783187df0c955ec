import { Anchor, Group, Text, useMantineTheme } from "@mantine/core";
import type { HostedInvoice } from "../../api/generated/index.js";
import { PaperLogo } from "../../ui/paper-logo.js";
import classes from "./hosted-frame.module.css";
import { sellerColours } from "./seller-colours.js";

type Seller = HostedInvoice["seller"];
type HostedFrameProps = { seller?: Seller; mode?: HostedInvoice["mode"]; children: React.ReactNode };

/** The seller's page around the invoice: logo and colour above, how to reach them below. */
export function HostedFrame({ seller, mode, children }: HostedFrameProps): React.ReactNode {
  const { area } = sellerColours(seller?.colour ?? "", useMantineTheme());
  return (
    <div className={classes["page"]}>
      <div className={classes["bar"]} style={{ background: area }} />
      {mode === "test" && (
        <header className={classes["test"]}>
          <b>Test invoice.</b> No money moves; only test cards are taken.
        </header>
      )}
      <main className={classes["main"]}>
        {seller && (
          <Group justify="space-between" align="center" mb="lg" wrap="nowrap">
            <SellerMark seller={seller} />
          </Group>
        )}
        {children}
      </main>
      {seller && <SellerFooter seller={seller} />}
    </div>
  );
}

function SellerMark({ seller: { name, logoSvg } }: { seller: Seller }) {
  if (logoSvg === null)
    return (
      <Text fw={700} fz="lg">
        {name}
      </Text>
    );
  return <PaperLogo svg={logoSvg} name={name} />;
}

function SellerFooter({ seller }: { seller: Seller }) {
  const { name, addressLines, country, taxIds, email, footer } = seller;
  const lines = [
    [name, ...addressLines, country].filter(Boolean).join(", "),
    ...taxIds.map(({ value }) => value),
  ];
  return (
    <footer className={classes["footer"]}>
      {email && (
        <Text size="sm">
          Questions?{" "}
          <Anchor href={`mailto:${email}`} inherit>
            {email}
          </Anchor>
        </Text>
      )}
      <Text size="xs" c="dimmed" mt={4}>
        {lines.join(" · ")}
      </Text>
      {footer && (
        <Text size="xs" c="dimmed" mt={4}>
          {footer}
        </Text>
      )}
    </footer>
  );
}
