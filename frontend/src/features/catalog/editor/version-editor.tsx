import { Button, Grid, Stack } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useEnvironment } from "../../../session/environments.js";
import { useCan } from "../../../session/session.js";
import { AnchorLink } from "../../../ui/links.js";
import { Page } from "../../../ui/page.js";
import { Section } from "../../../ui/section.js";
import { StatusBadge } from "../../../ui/status-badge.js";
import { toastDone } from "../../../ui/toasts.js";
import { UnsavedGuard } from "../../../ui/unsaved-guard.js";
import type { Meter, Plan, PlanVersion } from "../catalog-types.js";
import { PreviewPanel } from "../preview/preview-panel.js";
import { isTyped } from "./is-typed.js";
import { errorsOfPrice } from "./errors-of.js";
import { PriceForm } from "./price-form.js";
import { PriceRows } from "./price-rows.js";
import { PublishVersion } from "./publish-version.js";
import { SaveProblem } from "./save-problem.js";
import { TermsForm } from "./terms-form.js";
import { useSaveVersion } from "./use-save-version.js";
import { useVersionDraft } from "./use-version-draft.js";
import { emptyPrice, type VersionDraft } from "./version-draft.js";
import classes from "./version-editor.module.css";

type VersionEditorProps = {
  plan: Plan;
  version: PlanVersion | null;
  start: VersionDraft;
  meters: readonly Meter[];
};

/** Writes a version: terms and prices on one side, what they do on the other. */
export function VersionEditor({ plan, version, start, meters }: VersionEditorProps): React.ReactNode {
  const { id: env } = useEnvironment();
  const canWrite = useCan("catalog:write");
  const from = "/$env/catalog/plans/$plan/versions/$version";
  const search = useSearch({ from: `/authenticated${from}` });
  const navigate = useNavigate({ from });
  const saving = useSaveVersion(plan.key, version);
  const editing = useVersionDraft(start, version !== null);
  const [isTried, setTried] = useState(false);
  const { draft, read, isDirty } = editing;
  const { saved, problem } = saving;
  const readOnly = !canWrite || saved?.status === "published";
  const selected = Math.min(Math.max(parseInt(search.price ?? "1", 10) - 1 || 0, 0), draft.prices.length - 1);
  const price = draft.prices[selected];
  const select = (index: number): void =>
    void navigate({
      search: (before) => ({ ...before, price: String(index + 1) }),
      replace: true,
      resetScroll: false,
    });
  const wrong = read.map(({ fields, diagnostics }) => Object.keys(fields).length + diagnostics.length);
  const isReady = draft.prices.length > 0 && wrong.every((count) => count === 0);

  /** Saves what stands; null when something is wrong, which is then shown at its field. */
  const save = async (): Promise<PlanVersion | null> => {
    setTried(true);
    const first = wrong.findIndex((count) => count > 0);
    if (!isReady) {
      if (first >= 0) select(first);
      return null;
    }
    try {
      const stored = await saving.save(draft);
      editing.markSaved();
      return stored;
    } catch {
      return null; // the problem stands above the form
    }
  };
  const saveAndSay = async (): Promise<void> => {
    const stored = await save();
    if (!stored) return;
    toastDone(`Version ${stored.number} is saved as a draft`);
    if (!version)
      await navigate({
        to: from,
        params: { env, plan: plan.key, version: stored.id },
        search: (before) => before,
        replace: true,
        ignoreBlocker: true,
      });
  };
  useHotkeys([["mod+S", () => void (readOnly || saveAndSay())]], []);

  const own = price && read[selected];
  const server = problem ? errorsOfPrice(problem.byField, selected) : {};
  const errorOf = (field: string): string | undefined =>
    server[field] ?? (isTried || isTyped(price, field) ? own?.fields[field] : undefined);
  const number = saved?.number ?? (plan.latestVersion?.number ?? 0) + 1;
  return (
    <Page
      title={`${plan.name}, version ${number}`}
      badge={<StatusBadge status={saved?.status ?? "not saved"} />}
      subtitle={
        saved?.status === "published"
          ? "Published: nothing in it changes any more. Make a new version to change prices."
          : isDirty
            ? "Changes are not saved."
            : "Draft, saved."
      }
      trail={[
        <AnchorLink key="catalog" to="/$env/catalog" params={{ env }} size="sm">
          Catalog
        </AnchorLink>,
        <AnchorLink key="plan" to="/$env/catalog/plans/$plan" params={{ env, plan: plan.key }} size="sm">
          {plan.name}
        </AnchorLink>,
      ]}
      actions={
        !readOnly && (
          <>
            <Button
              variant="default"
              loading={saving.isSaving}
              disabled={!isDirty}
              onClick={() => void saveAndSay()}
            >
              Save draft
            </Button>
            <PublishVersion
              plan={plan}
              number={number}
              version={isDirty ? null : saved}
              save={async () => (isDirty || !saved ? save() : saved)}
              publish={saving.publish}
            />
          </>
        )
      }
    >
      <UnsavedGuard isDirty={isDirty && !readOnly && draft.prices.length > 0} what={`version ${number}`} />
      {problem && <SaveProblem problem={problem} onPick={select} />}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Stack gap="lg">
            <TermsForm draft={draft} onChange={editing.changeTerms} readOnly={readOnly} problem={problem} />
            <PriceRows
              prices={draft.prices}
              currency={draft.currency}
              wrong={isTried || version ? wrong : []}
              selected={selected}
              onSelect={select}
              onAdd={(template) => {
                editing.addPrice(emptyPrice(template));
                select(draft.prices.length);
              }}
              onMove={(index, by) => {
                editing.movePrice(index, by);
                select(index + by);
              }}
              onRemove={editing.removePrice}
              readOnly={readOnly}
            />
            {price && own && (
              <Section title={price.name || `Price ${selected + 1}`}>
                <PriceForm
                  key={price.id}
                  price={price}
                  read={own}
                  meters={meters}
                  currency={draft.currency}
                  isNew={!version?.prices.some(({ key }) => key === price.key)}
                  onChange={(change) => {
                    if (problem) saving.forget();
                    editing.changePrice(selected, change);
                  }}
                  errorOf={errorOf}
                  readOnly={readOnly}
                />
              </Section>
            )}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <div className={classes["preview"]}>
            <PreviewPanel
              read={read}
              selected={selected}
              currency={draft.currency}
              meters={meters}
              names={draft.prices.map(({ name }) => name)}
            />
          </div>
        </Grid.Col>
      </Grid>
    </Page>
  );
}
