import { Button, List } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { analyticsPlanVersionsOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import { useEnvironment } from "../../../session/environments.js";
import { Confirm } from "../../../ui/confirm.js";
import { toastDone } from "../../../ui/toasts.js";
import type { Plan, PlanVersion } from "../catalog-types.js";

type PublishVersionProps = {
  plan: Plan;
  number: number;
  /** What is saved and may be published; null where something is not saved. */
  version: PlanVersion | null;
  /** Saves what stands; null when that failed. */
  save: () => Promise<PlanVersion | null>;
  publish: (version: PlanVersion) => Promise<PlanVersion>;
};

/** Publishes a version, after saying what follows. */
export function PublishVersion({
  plan,
  number,
  version,
  save,
  publish,
}: PublishVersionProps): React.ReactNode {
  const { id: env } = useEnvironment();
  const from = "/$env/catalog/plans/$plan/versions/$version";
  const navigate = useNavigate({ from });
  const isAsked = useSearch({ from: `/authenticated${from}` }).publish === true && version !== null;
  const [isSaving, setSaving] = useState(false);
  const uses = useQuery({
    ...analyticsPlanVersionsOptions({ query: { plan: plan.key } }),
    enabled: isAsked,
  });
  const count = uses.data?.data.reduce((sum, { activeSubscriptions }) => sum + activeSubscriptions, 0);
  const begin = async (): Promise<void> => {
    setSaving(true);
    const stored = await save();
    setSaving(false);
    if (!stored) return;
    // A first save gives the version its own address: the question stands there, where nothing takes it away.
    await navigate({
      to: from,
      params: (before) => ({ ...before, version: stored.id }),
      search: (before) => ({ ...before, publish: true }),
      replace: true,
      resetScroll: false,
      ignoreBlocker: true,
    });
  };
  // Relative to where one is: after publishing that is the plan.
  const close = (): void =>
    void navigate({
      to: ".",
      search: ({ publish: _, ...before }) => before,
      replace: true,
      resetScroll: false,
    });
  return (
    <>
      <Button loading={isSaving} onClick={() => void begin()}>
        {version === null ? "Save and publish" : "Publish"}
      </Button>
      <Confirm
        opened={isAsked}
        onClose={close}
        title={`Publish version ${number} of ${plan.name}?`}
        verb={`Publish version ${number}`}
        onConfirm={async () => {
          if (!version) return;
          const published = await publish(version);
          toastDone(`Version ${published.number} of ${plan.name} is published`, "New subscriptions get it.");
          await navigate({
            to: "/$env/catalog/plans/$plan",
            params: { env, plan: plan.key },
            ignoreBlocker: true,
          });
        }}
      >
        <List size="sm" spacing={4}>
          <List.Item>New subscriptions to {plan.name} get these prices from now on.</List.Item>
          <List.Item>
            {count === undefined
              ? "Those who are on the plan stay on their version until they are changed."
              : count === 0
                ? "Nobody is on the plan yet."
                : `${count} active ${count === 1 ? "subscription stays on its" : "subscriptions stay on their"} version until it is changed.`}
          </List.Item>
          <List.Item>A published version never changes; a mistake is corrected by another version.</List.Item>
        </List>
      </Confirm>
    </>
  );
}
