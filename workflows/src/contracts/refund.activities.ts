export type RefundRef = { environmentId: string; refundId: string };

export type RefundOutcome = {
  /** `processing`: the provider will tell by webhook; ask again later. */
  status: "succeeded" | "failed" | "processing";
};

export interface RefundActivities {
  /** Sends an approved refund to the provider under its own key, or asks what became of it. */
  sendRefund(refund: RefundRef): Promise<RefundOutcome>;
}
