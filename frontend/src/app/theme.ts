import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";
import { pickedDay, pickedDays, pickedInstant } from "../ui/picked-day.js";

/** Indigo, a shade calmer than the default; 6 has contrast 5.9 : 1 on white. */
const atlas: MantineColorsTuple = [
  "#f1f2ff",
  "#e0e2fb",
  "#bdc1f1",
  "#989ee8",
  "#797fe0",
  "#6268db",
  "#4c51d8",
  "#4145be",
  "#363aa5",
  "#2b2f8c",
];

/** The library's head of a dialog would be a second banner of the page. */
const WITHOUT_BANNER = { header: { role: "presentation" } };

export const theme = createTheme({
  primaryColor: "atlas",
  primaryShade: { light: 6, dark: 5 },
  colors: { atlas },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace",
  headings: {
    fontWeight: "600",
    sizes: { h1: { fontSize: "1.375rem" }, h2: { fontSize: "1.0625rem" }, h3: { fontSize: "0.9375rem" } },
  },
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.125rem" },
  defaultRadius: "md",
  cursorType: "pointer",
  focusRing: "auto",
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: "sm" } },
    TextInput: { defaultProps: { size: "sm" } },
    // A list that opens by focus alone would cover what stands below its field, such as what is wrong with it.
    Select: { defaultProps: { size: "sm", checkIconPosition: "right", openOnFocus: false } },
    MultiSelect: { defaultProps: { openOnFocus: false } },
    Autocomplete: { defaultProps: { openOnFocus: false } },
    TagsInput: { defaultProps: { openOnFocus: false } },
    // Chosen days read as every other day on the page.
    DatePickerInput: { defaultProps: { valueFormatter: pickedDays } },
    DateInput: { defaultProps: { valueFormat: pickedDay } },
    DateTimePicker: { defaultProps: { valueFormat: pickedInstant } },
    Badge: { defaultProps: { variant: "light", radius: "sm" } },
    Table: { defaultProps: { verticalSpacing: 8, horizontalSpacing: "md" } },
    Paper: { defaultProps: { withBorder: true, radius: "md" } },
    Modal: {
      defaultProps: {
        centered: true,
        overlayProps: { backgroundOpacity: 0.35, blur: 2 },
        closeButtonProps: { "aria-label": "Close" },
        attributes: WITHOUT_BANNER,
      },
    },
    Notification: { styles: { description: { color: "var(--mantine-color-dimmed)" } } },
    Drawer: { defaultProps: { closeButtonProps: { "aria-label": "Close" }, attributes: WITHOUT_BANNER } },
    Tooltip: { defaultProps: { openDelay: 250, withArrow: true } },
  },
});

/** The library's dimmed text has contrast 3.3 : 1 on white, its coloured titles of alerts 3.6; readers need 4.5. */
export const readableVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": "#59616b",
    "--mantine-color-placeholder": "#6b7480",
    "--mantine-color-error": "#c92a2a",
    "--mantine-color-orange-light-color": "#9c3600",
    "--mantine-color-red-light-color": "#a81e1e",
    "--mantine-color-teal-light-color": "#066045",
    "--mantine-color-blue-light-color": "#17579a",
    "--mantine-color-yellow-light-color": "#7a4d00",
    "--atlas-canvas": "#f7f8fa",
    "--atlas-border": "#e3e6ea",
  },
  dark: {
    "--mantine-color-dimmed": "#a3a9b3",
    "--mantine-color-error": "#ff8787",
    // The library's fills of alerts are loud on a dark page.
    "--mantine-color-orange-light": "rgba(253, 126, 20, 0.14)",
    "--mantine-color-orange-light-color": "#ffb37a",
    "--mantine-color-yellow-light": "rgba(250, 176, 5, 0.14)",
    "--mantine-color-yellow-light-color": "#ffd666",
    "--mantine-color-red-light": "rgba(250, 82, 82, 0.14)",
    "--mantine-color-red-light-color": "#ffa3a3",
    "--mantine-color-teal-light": "rgba(18, 184, 134, 0.14)",
    "--mantine-color-teal-light-color": "#63e0b8",
    "--mantine-color-blue-light": "rgba(34, 139, 230, 0.16)",
    "--mantine-color-blue-light-color": "#8fc7fb",
    "--mantine-color-placeholder": "#9aa1ab",
    "--mantine-color-body": "#17181c",
    "--atlas-canvas": "#101114",
    "--atlas-border": "#2c2e33",
  },
});
