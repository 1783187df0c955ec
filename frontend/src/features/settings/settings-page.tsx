import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEnvironment } from "../../session/environments.js";
import { Page } from "../../ui/page.js";
import { UrlTabs } from "../../ui/url-tabs.js";
import { Account } from "./account/account.js";
import { Branding } from "./branding/branding.js";
import { Environments } from "./environments.js";
import { Invoicing } from "./invoicing.js";
import { Members } from "./members/members.js";
import { Organisation } from "./organisation.js";
import { TaxRates } from "./tax/tax-rates.js";

export function SettingsPage(): React.ReactNode {
  const { name } = useEnvironment();
  const { tab } = useSearch({ from: "/authenticated/$env/settings" });
  const navigate = useNavigate({ from: "/$env/settings" });
  return (
    <Page
      title="Settings"
      subtitle={`Invoicing, branding and tax are those of ${name}; the rest is the organisation's.`}
    >
      <UrlTabs
        value={tab ?? "organisation"}
        onChange={(chosen) => void navigate({ search: { tab: chosen } })}
        tabs={[
          { name: "organisation", label: "Organisation", content: <Organisation /> },
          { name: "members", label: "Members", content: <Members /> },
          { name: "environments", label: "Environments", content: <Environments /> },
          { name: "invoicing", label: "Invoicing", content: <Invoicing /> },
          { name: "branding", label: "Branding", content: <Branding /> },
          { name: "tax", label: "Tax", content: <TaxRates /> },
          { name: "account", label: "Your account", content: <Account /> },
        ]}
      />
    </Page>
  );
}
