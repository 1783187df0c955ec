import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import type { Diagnostic } from "@atlas/rules";
import { useEffect, useRef } from "react";
import { editorTheme, ruleColours } from "./editor-theme.js";
import { jsonata } from "./jsonata-language.js";

type RuleEditorProps = {
  value: string;
  onChange: (value: string) => void;
  /** What the engine says about the text, at its places. */
  diagnostics: readonly Diagnostic[];
  readOnly: boolean;
};

/** An editor of the rule language. Tab indents; Escape and then Tab leaves, as in every editor of its kind. */
export function RuleEditor({ value, onChange, diagnostics, readOnly }: RuleEditorProps): React.ReactNode {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const changed = useRef(onChange);
  const start = useRef(value);
  useEffect(() => {
    changed.current = onChange;
  }, [onChange]);
  useEffect(() => {
    const parent = host.current;
    if (!parent) return;
    const state = EditorState.create({
      doc: start.current,
      extensions: [
        lineNumbers(),
        history(),
        jsonata(),
        bracketMatching(),
        closeBrackets(),
        indentOnInput(),
        highlightActiveLine(),
        lintGutter(),
        syntaxHighlighting(ruleColours),
        editorTheme,
        EditorView.lineWrapping,
        EditorState.readOnly.of(readOnly),
        EditorView.contentAttributes.of({ "aria-label": "Rule" }),
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...lintKeymap, indentWithTab]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed.current(update.state.doc.toString());
        }),
      ],
    });
    const made = new EditorView({ state, parent });
    view.current = made;
    return () => made.destroy();
  }, [readOnly]);
  useEffect(() => {
    const made = view.current;
    if (!made || made.state.doc.toString() === value) return;
    made.dispatch({ changes: { from: 0, to: made.state.doc.length, insert: value } });
  }, [value]);
  useEffect(() => {
    const made = view.current;
    if (!made) return;
    const end = made.state.doc.length;
    const marks = diagnostics.map(({ span, message, code }) => ({
      from: Math.min(span.start, end),
      to: Math.min(Math.max(span.end, span.start), end),
      severity: "error" as const,
      message,
      source: code,
    }));
    made.dispatch(setDiagnostics(made.state, marks));
  }, [diagnostics, value]);
  return <div ref={host} />;
}
