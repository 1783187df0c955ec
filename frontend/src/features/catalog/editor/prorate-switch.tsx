import { Checkbox } from "@mantine/core";
import type { PriceDraft } from "./version-draft.js";

type ProrateSwitchProps = {
  price: PriceDraft;
  onChange: (change: Partial<PriceDraft>) => void;
  readOnly: boolean;
};

/** Whether a cut period costs its share of days: fees do unless said otherwise, minimums do not. */
export function ProrateSwitch({ price, onChange, readOnly }: ProrateSwitchProps): React.ReactNode {
  const { template, params, prorate } = price;
  const isFee = template === "flat" || template === "recurring_units";
  const hasMinimum = template !== null && params["minimum"] != null;
  if (!isFee && !hasMinimum) return null;
  return (
    <Checkbox
      label={
        isFee ? "A cut period costs its share of days" : "The minimum of a cut period is its share of days"
      }
      checked={prorate ?? isFee}
      disabled={readOnly}
      onChange={(event) => onChange({ prorate: event.currentTarget.checked })}
    />
  );
}
