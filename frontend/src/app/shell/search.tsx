import { Button, Kbd, VisuallyHidden } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";

const CommandPalette = lazy(async () => ({
  default: (await import("./command-palette.js")).CommandPalette,
}));

/** The way to the command palette, which is loaded when it is asked for. */
export function Search(): React.ReactNode {
  const [asked, setAsked] = useState(0);
  const ask = (): void => setAsked((times) => times + 1);
  useHotkeys([
    ["mod + K", ask],
    ["/", ask],
  ]);
  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={<Kbd size="xs">⌘K</Kbd>}
        onClick={ask}
        visibleFrom="sm"
        c="dimmed"
      >
        Search
      </Button>
      <Button variant="default" size="xs" px={8} onClick={ask} hiddenFrom="sm">
        <IconSearch size={16} aria-hidden />
        <VisuallyHidden>Search</VisuallyHidden>
      </Button>
      {asked > 0 && (
        <Suspense fallback={null}>
          <CommandPalette asked={asked} />
        </Suspense>
      )}
    </>
  );
}
