import { Table } from "@mantine/core";
import { useEffect, useState } from "react";

type TableScrollProps = {
  label: string;
  /** Pixels below which the table scrolls instead of growing narrower. */
  minWidth?: number;
  children: React.ReactNode;
};

/** The place of a table that may be wider than its page. While it is, the place takes the focus, so that arrow keys move it. */
export function TableScroll({ label, minWidth = 0, children }: TableScrollProps): React.ReactNode {
  const [place, setPlace] = useState<HTMLDivElement | null>(null);
  const [isWider, setIsWider] = useState(false);
  useEffect(() => {
    if (!place) return undefined;
    const observer = new ResizeObserver(() => setIsWider(place.scrollWidth > place.clientWidth));
    for (const element of [place, ...place.querySelectorAll("table")]) observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return (
    <Table.ScrollContainer
      ref={setPlace}
      minWidth={minWidth}
      type="native"
      {...(isWider && { tabIndex: 0, role: "group", "aria-label": label })}
    >
      {children}
    </Table.ScrollContainer>
  );
}
