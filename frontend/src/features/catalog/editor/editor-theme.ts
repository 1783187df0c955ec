import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** The app's own colours, light and dark, each with a contrast of at least 4.5. */
export const editorTheme = EditorView.theme({
  "&": {
    border: "1px solid var(--mantine-color-default-border)",
    borderRadius: "var(--mantine-radius-md)",
    backgroundColor: "var(--mantine-color-body)",
    color: "var(--mantine-color-text)",
    fontSize: "13px",
    marginTop: "6px",
    overflow: "hidden",
  },
  "&.cm-focused": { outline: "2px solid var(--mantine-primary-color-filled)", outlineOffset: "-1px" },
  ".cm-scroller": {
    fontFamily: "var(--mantine-font-family-monospace)",
    lineHeight: "1.55",
    minHeight: "200px",
    maxHeight: "460px",
  },
  ".cm-gutters": {
    backgroundColor: "transparent",
    color: "var(--mantine-color-dimmed)",
    border: "none",
  },
  ".cm-content": { caretColor: "var(--mantine-color-text)" },
  ".cm-cursor": { borderLeftColor: "var(--mantine-color-text)" },
  ".cm-activeLine": { backgroundColor: "light-dark(rgba(0,0,0,0.03), rgba(255,255,255,0.04))" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": {
    backgroundColor: "light-dark(#dbe4ff, #3b4270)",
    outline: "none",
  },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "light-dark(#d0d7ff, #34396b) !important",
  },
  ".cm-tooltip": {
    backgroundColor: "var(--mantine-color-body)",
    color: "var(--mantine-color-text)",
    border: "1px solid var(--mantine-color-default-border)",
  },
});

export const ruleColours = HighlightStyle.define([
  { tag: tags.comment, color: "light-dark(#5f6b76, #a3a9b3)", fontStyle: "italic" },
  { tag: tags.string, color: "light-dark(#0b6e4f, #7ee2b8)" },
  { tag: tags.number, color: "light-dark(#9a3412, #ffb48a)" },
  { tag: tags.keyword, color: "light-dark(#6d28d9, #c4b5fd)" },
  { tag: tags.function(tags.variableName), color: "light-dark(#1d4ed8, #93b4ff)" },
  { tag: tags.variableName, color: "light-dark(#0f5c8a, #8fd3ff)" },
  { tag: tags.propertyName, color: "light-dark(#1f2933, #e2e5ea)" },
  { tag: tags.operator, color: "light-dark(#59616b, #b6bcc6)" },
]);
