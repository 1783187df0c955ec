import { Alert, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { planReadOptions, planVersionReadOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import { useEnvironment } from "../../../session/environments.js";
import { AnchorLink } from "../../../ui/links.js";
import { Page } from "../../../ui/page.js";
import { ProblemAlert } from "../../../ui/problem-alert.js";
import type { Meter, Plan, PlanVersion } from "../catalog-types.js";
import { draftOf, type VersionDraft } from "./version-draft.js";
import { useAllMeters } from "../../../ui/use-all-meters.js";
import { VersionEditor } from "./version-editor.js";

/** One version of a plan: an editor while it is a draft or not yet saved, the same form to read once it is published. */
export function VersionPage(): React.ReactNode {
  const { plan: key, version: id } = useParams({
    from: "/authenticated/$env/catalog/plans/$plan/versions/$version",
  });
  const isNew = id === "new";
  // Whether there is a draft already is not told from memory.
  const plan = useQuery({ ...planReadOptions({ path: { plan: key } }), ...(isNew ? { staleTime: 0 } : {}) });
  const version = useQuery({ ...planVersionReadOptions({ path: { id } }), enabled: !isNew });
  // All of them: a stored price may read a meter that was archived since.
  const meters = useAllMeters({ archived: "include" });
  const error = plan.error ?? version.error ?? meters.error;
  if (error) {
    return (
      <Page title="Version">
        <ProblemAlert error={error} />
      </Page>
    );
  }
  if (!plan.data || !meters.data || (isNew ? !plan.isFetchedAfterMount : !version.data)) {
    return (
      <Page title="Version">
        <Skeleton height={360} />
      </Page>
    );
  }
  if (isNew) return <NewVersion plan={plan.data} meters={meters.data} />;
  if (!version.data) return null;
  return (
    <VersionEditor
      // A version that was changed elsewhere is read anew only when the page is opened again.
      key={id}
      plan={plan.data}
      version={version.data}
      start={draftOf(version.data)}
      meters={meters.data}
    />
  );
}

function NewVersion({ plan, meters }: { plan: Plan; meters: readonly Meter[] }) {
  const { id: env } = useEnvironment();
  // The draft that stood when the page was opened: the one that is saved here must not close the form that saves it.
  const [draft] = useState(plan.draft);
  if (!draft) return <VersionEditor plan={plan} version={null} start={firstDraft(plan)} meters={meters} />;
  return (
    <Page title="New version">
      <Alert color="yellow" title="There is a draft already">
        A plan has one draft at a time.{" "}
        <AnchorLink
          to="/$env/catalog/plans/$plan/versions/$version"
          params={{ env, plan: plan.key, version: draft.id }}
          size="sm"
        >
          Go on with version {draft.number}
        </AnchorLink>
      </Alert>
    </Page>
  );
}

/** A new version begins as the one that is sold, or empty. */
function firstDraft({ latestVersion }: Plan): VersionDraft {
  const empty: Pick<PlanVersion, "currency" | "interval" | "anchor" | "prices"> = {
    currency: "EUR",
    interval: "month",
    anchor: "calendar",
    prices: [],
  };
  return draftOf(latestVersion ?? empty);
}
