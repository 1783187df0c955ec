import type { Price, PriceOverride, Subscription } from "../subscription-types.js";

export type OverrideDialogProps = {
  subscription: Subscription;
  price: Price;
  currency: string;
  override: PriceOverride | null;
  onClose: () => void;
};
