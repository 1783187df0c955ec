import { Tabs } from "@mantine/core";
import { TabList } from "./tab-list.js";

type UrlTab<Name extends string> = { name: Name; label: string; content: React.ReactNode };

type UrlTabsProps<Name extends string> = {
  /** The tab that the address names. */
  value: Name;
  onChange: (name: Name) => void;
  tabs: readonly UrlTab<Name>[];
};

/** Tabs whose choice stands in the page's address. Only the chosen one is drawn, and asks the server. */
export function UrlTabs<Name extends string>({ value, onChange, tabs }: UrlTabsProps<Name>): React.ReactNode {
  return (
    <Tabs
      value={value}
      keepMounted={false}
      onChange={(name) => {
        const tab = tabs.find((one) => one.name === name);
        if (tab) onChange(tab.name);
      }}
    >
      <TabList value={value} mb="md">
        {tabs.map(({ name, label }) => (
          <Tabs.Tab key={name} value={name}>
            {label}
          </Tabs.Tab>
        ))}
      </TabList>
      {tabs.map(({ name, content }) => (
        <Tabs.Panel key={name} value={name}>
          {content}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
