import { Select, SimpleGrid } from "@mantine/core";
import { billingIntervals, currencies } from "@atlas/rules";
import type { ProblemError } from "../../../api/problem.js";
import { Section } from "../../../ui/section.js";
import { intervalNames } from "../catalog-types.js";
import type { VersionDraft } from "./version-draft.js";

type TermsFormProps = {
  draft: VersionDraft;
  onChange: (terms: Partial<VersionDraft>) => void;
  readOnly: boolean;
  problem: ProblemError | null;
};

const CURRENCIES = [...currencies];

/** In what money, how often, and from which day a version bills. */
export function TermsForm({ draft, onChange, readOnly, problem }: TermsFormProps): React.ReactNode {
  return (
    <Section title="Terms">
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
        <Select
          label="Currency"
          data={CURRENCIES}
          value={draft.currency}
          onChange={(currency) => currency && onChange({ currency })}
          allowDeselect={false}
          searchable
          readOnly={readOnly}
          error={problem?.byField["currency"]}
        />
        <Select
          label="Period"
          data={billingIntervals.map((value) => ({ value, label: `Every ${intervalNames[value]}` }))}
          value={draft.interval}
          onChange={(value) =>
            onChange({ interval: billingIntervals.find((one) => one === value) ?? draft.interval })
          }
          allowDeselect={false}
          readOnly={readOnly}
        />
        <Select
          label="Periods begin"
          data={[
            { value: "calendar", label: "With the calendar" },
            { value: "anniversary", label: "On the subscription's day" },
          ]}
          value={draft.anchor}
          onChange={(anchor) => onChange({ anchor: anchor === "anniversary" ? anchor : "calendar" })}
          allowDeselect={false}
          readOnly={readOnly}
        />
      </SimpleGrid>
    </Section>
  );
}
