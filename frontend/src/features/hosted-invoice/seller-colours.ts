import { getContrastColor, type MantineTheme } from "@mantine/core";

const HEX = /^#[0-9a-f]{6}$/i;

/** The seller's colour for areas, and a text colour that can be read on it; the product's own where it is no colour. */
export function sellerColours(colour: string, theme: MantineTheme): { area: string; text: string } {
  const area = HEX.test(colour) ? colour : theme.colors["atlas"]![6];
  return { area, text: getContrastColor({ color: area, theme, autoContrast: true }) };
}
