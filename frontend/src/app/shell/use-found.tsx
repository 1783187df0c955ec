import type { SpotlightActionData } from "@mantine/spotlight";

/** What the server finds for a text, as entries of the palette. */
export function useFound(_text: string): SpotlightActionData[] {
  return [];
}
