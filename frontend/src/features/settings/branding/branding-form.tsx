import { Button, ColorInput, Group, Stack, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { isProblem } from "../../../api/problem.js";
import { useCan } from "../../../session/session.js";
import { CountrySelect } from "../../../ui/country-select.js";
import { ProblemAlert } from "../../../ui/problem-alert.js";
import { hasField } from "../../../ui/problem-fields.js";
import { Section } from "../../../ui/section.js";
import { UnsavedGuard } from "../../../ui/unsaved-guard.js";
import type { Seller } from "../use-settings.js";
import { LogoInput } from "./logo-input.js";
import { SellerTaxIds } from "./seller-tax-ids.js";

type BrandingFormProps = {
  seller: Seller;
  onDraft: (seller: Seller) => void;
  save: (seller: Seller) => Promise<void>;
};

export function BrandingForm({ seller, onDraft, save }: BrandingFormProps): React.ReactNode {
  const mayWrite = useCan("settings:write");
  const [error, setError] = useState<unknown>(null);
  const form = useForm<Seller>({
    initialValues: seller,
    onValuesChange: onDraft,
    validate: {
      name: (name) => (name.trim() ? null : "Give the legal name, as it stands on invoices."),
      colour: (colour) => (/^#[0-9a-fA-F]{6}$/.test(colour) ? null : "Give a colour such as #4c51d8."),
    },
  });
  const submit = async (values: Seller): Promise<void> => {
    setError(null);
    try {
      await save(values);
    } catch (problem) {
      setError(problem);
      if (isProblem(problem)) form.setErrors(withoutPrefix(problem.byField));
    }
  };
  return (
    <form noValidate onSubmit={form.onSubmit((values) => void submit(values))}>
      <UnsavedGuard isDirty={form.isDirty()} what="the branding" />
      <fieldset disabled={!mayWrite} style={{ border: 0, padding: 0, margin: 0 }}>
        <Section title="Seller">
          <Stack>
            <TextInput label="Legal name" {...form.getInputProps("name")} />
            <Textarea
              label="Address"
              description="One line each, without the country."
              autosize
              minRows={2}
              maxRows={8}
              value={form.values.addressLines.join("\n")}
              error={form.errors["addressLines"]}
              onChange={({ currentTarget }) =>
                form.setFieldValue("addressLines", currentTarget.value.split("\n").slice(0, 8))
              }
            />
            <CountrySelect label="Country" allowDeselect={false} {...form.getInputProps("country")} />
            <SellerTaxIds
              value={form.values.taxIds}
              errorOf={(field) => form.errors[`taxIds.${field}`]}
              onChange={(taxIds) => form.setFieldValue("taxIds", taxIds)}
            />
            <TextInput label="Email for customers' replies" type="email" {...form.getInputProps("email")} />
            <LogoInput
              value={form.values.logoSvg}
              error={form.errors["logoSvg"]}
              onChange={(logoSvg) => form.setFieldValue("logoSvg", logoSvg)}
            />
            <ColorInput
              label="Accent colour"
              format="hex"
              // What is no colour stays, and is told as wrong.
              fixOnBlur={false}
              eyeDropperButtonProps={{ "aria-label": "Pick a colour from the screen" }}
              {...form.getInputProps("colour")}
            />
            <Textarea
              label="Footer"
              description="Small print at the end of each invoice."
              autosize
              maxRows={6}
              {...form.getInputProps("footer")}
            />
            <Textarea
              label="How to pay by bank transfer"
              autosize
              maxRows={8}
              {...form.getInputProps("paymentInstructions")}
            />
            {error !== null && <ProblemAlert error={error} isAtField={hasField(form.values)} />}
            {mayWrite && (
              <Group justify="flex-end">
                <Button variant="default" disabled={!form.isDirty()} onClick={form.reset}>
                  Undo changes
                </Button>
                <Button type="submit" disabled={!form.isDirty()} loading={form.submitting}>
                  Save
                </Button>
              </Group>
            )}
          </Stack>
        </Section>
      </fieldset>
    </form>
  );
}

/** The API names the settings' fields, this form the seller's. */
const withoutPrefix = (errors: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(errors).map(([field, message]) => [field.replace(/^seller\./, ""), message]),
  );
