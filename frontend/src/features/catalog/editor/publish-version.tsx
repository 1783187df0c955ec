import { Button, List } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { analyticsPlanVersionsOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import { useEnvironment } from "../../../session/environments.js";
import { Confirm } from "../../../ui/confirm.js";
import { toastDone } from "../../../ui/toasts.js";
import type { Plan, PlanVersion } from "../catalog-types.js";

type PublishVersionProps = {
  plan: Plan;
  number: number;
  isDirty: boolean;
  /** Saves what stands; null when that failed. */
  save: () => Promise<PlanVersion | null>;
  publish: (version: PlanVersion) => Promise<PlanVersion>;
};

/** Publishes a version, after saying what follows. */
export function PublishVersion({
  plan,
  number,
  isDirty,
  save,
  publish,
}: PublishVersionProps): React.ReactNode {
  const { id: env } = useEnvironment();
  const navigate = useNavigate();
  const [version, setVersion] = useState<PlanVersion | null>(null);
  const [isSaving, setSaving] = useState(false);
  const uses = useQuery({
    ...analyticsPlanVersionsOptions({ query: { plan: plan.key } }),
    enabled: version !== null,
  });
  const count = uses.data?.data.reduce((sum, { activeSubscriptions }) => sum + activeSubscriptions, 0);
  const begin = async (): Promise<void> => {
    setSaving(true);
    setVersion(await save());
    setSaving(false);
  };
  return (
    <>
      <Button loading={isSaving} onClick={() => void begin()}>
        {isDirty ? "Save and publish" : "Publish"}
      </Button>
      <Confirm
        opened={version !== null}
        onClose={() => setVersion(null)}
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
