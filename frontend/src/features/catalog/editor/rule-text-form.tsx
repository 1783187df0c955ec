import { Alert, Input, List, Skeleton, Stack, Textarea } from "@mantine/core";
import { lazy, Suspense } from "react";
import type { ErrorsOf } from "./errors-of.js";
import type { ReadPrice } from "./read-price.js";
import type { PriceDraft } from "./version-draft.js";

// The editor is heavy, and most prices are forms.
const RuleEditor = lazy(async () => ({ default: (await import("./rule-editor.js")).RuleEditor }));

type RuleTextFormProps = {
  price: PriceDraft;
  read: ReadPrice;
  onChange: (change: Partial<PriceDraft>) => void;
  errorOf: ErrorsOf;
  readOnly: boolean;
};

/** The rule's text with what is wrong at its place, and its parameters as JSON. */
export function RuleTextForm({
  price,
  read,
  onChange,
  errorOf,
  readOnly,
}: RuleTextFormProps): React.ReactNode {
  return (
    <Stack gap="sm">
      <Input.Wrapper
        label="Rule"
        labelElement="div"
        description="Usage is $$.usage.<meter>.quantity, parameters are $$.params.<name>; the result is a list of lines."
        error={errorOf("ruleText")}
      >
        <Suspense fallback={<Skeleton height={240} mt={6} />}>
          <RuleEditor
            value={price.ruleText}
            onChange={(ruleText) => onChange({ ruleText })}
            diagnostics={read.diagnostics}
            readOnly={readOnly}
          />
        </Suspense>
      </Input.Wrapper>
      {read.diagnostics.length > 0 && (
        <Alert color="red" role="alert" title="The rule is not ready">
          <List size="sm">
            {read.diagnostics.slice(0, 8).map(({ code, message, span }) => (
              <List.Item key={`${code} ${span.start} ${message}`}>
                Line {lineOf(price.ruleText, span.start)}: {message}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      <Textarea
        label="Parameters"
        description="JSON; write amounts and quantities as decimal texts."
        autosize
        minRows={3}
        maxRows={14}
        styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
        value={price.paramsText}
        onChange={(event) => onChange({ paramsText: event.currentTarget.value })}
        error={errorOf("params")}
        readOnly={readOnly}
      />
    </Stack>
  );
}

const lineOf = (text: string, position: number): number => text.slice(0, position).split("\n").length;
