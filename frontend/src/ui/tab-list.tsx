import { Tabs, type TabsListProps } from "@mantine/core";
import { useEffect, useRef } from "react";

/** The names of tabs in one line that scrolls where it is too long; the chosen one is in sight. */
export function TabList({ value, ...list }: TabsListProps & { value: string }): React.ReactNode {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const line = ref.current;
    const tab = line?.querySelector<HTMLElement>("[data-active]");
    if (!line || !tab) return;
    const isInSight =
      tab.offsetLeft >= line.scrollLeft &&
      tab.offsetLeft + tab.offsetWidth <= line.scrollLeft + line.clientWidth;
    if (!isInSight) line.scrollLeft = tab.offsetLeft - (line.clientWidth - tab.offsetWidth) / 2;
  }, [value]);
  return (
    <Tabs.List
      ref={ref}
      {...list}
      pos="relative"
      style={{ flexWrap: "nowrap", overflowX: "auto", overflowY: "hidden" }}
    />
  );
}
