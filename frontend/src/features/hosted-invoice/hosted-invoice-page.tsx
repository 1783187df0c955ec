export function HostedInvoicePage(): React.ReactNode {
  return null;
}
