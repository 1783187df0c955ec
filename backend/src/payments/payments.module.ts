import { Module } from "@nestjs/common";
import { AuditModule } from "../audit/index.js";
import { CustomersModule } from "../customers/index.js";
import { IdentityModule } from "../identity/index.js";
import { InvoicingModule } from "../invoicing/index.js";
import { LedgerModule } from "../ledger/index.js";
import { CONFIG, type Config } from "../platform/index.js";
import { AddPaymentMethod } from "./add-payment-method.js";
import { ApproveRefund } from "./approve-refund.js";
import { CarryOutAttempt } from "./carry-out-attempt.js";
import { ChargeInvoice } from "./charge-invoice.js";
import { CreditRefund } from "./credit-refund.js";
import { DisputeRepository } from "./dispute.repository.js";
import { KeepPaymentMethod } from "./keep-payment-method.js";
import { ListAttempts } from "./list-attempts.js";
import { ManagePaymentMethod } from "./manage-payment-method.js";
import { OpenAttempt } from "./open-attempt.js";
import { PayWithCard } from "./pay-with-card.js";
import { PaymentAttemptController } from "./payment-attempt.controller.js";
import { PaymentAttemptRepository } from "./payment-attempt.repository.js";
import { PaymentMethodController } from "./payment-method.controller.js";
import { PaymentMethodRepository } from "./payment-method.repository.js";
import { PaymentReader } from "./payment-reader.js";
import { PaymentsActivities } from "./payments.activities.js";
import { PaymentsEventHandlers } from "./payments-event-handlers.js";
import { PAYMENT_PROVIDER } from "./provider/payment-provider.js";
import { SimulatedProviderAdapter } from "./provider/simulated-provider.adapter.js";
import { ProviderEventRepository } from "./provider-event.repository.js";
import { ProviderWebhookController } from "./provider-webhook.controller.js";
import { ReceiveProviderEvent } from "./receive-provider-event.js";
import { ReconcileRefunds } from "./reconcile-refunds.js";
import { RecordBankTransfer } from "./record-bank-transfer.js";
import { RefundController } from "./refund.controller.js";
import { RefundRepository } from "./refund.repository.js";
import { RequestRefund } from "./request-refund.js";
import { SendRefund } from "./send-refund.js";
import { SettleAttempt } from "./settle-attempt.js";
import { SettleRefund } from "./settle-refund.js";
import { StartRefundWorkflow } from "./start-refund-workflow.js";
import { TrackDispute } from "./track-dispute.js";
import { WithdrawAttempt } from "./withdraw-attempt.js";

const provider = {
  provide: PAYMENT_PROVIDER,
  inject: [CONFIG],
  useFactory: (config: Config) =>
    new SimulatedProviderAdapter({
      baseUrl: config.PROVIDER_URL ?? "http://127.0.0.1:4401",
      apiKey: config.PROVIDER_SECRET ?? "",
      webhookSecret: config.PROVIDER_WEBHOOK_SECRET ?? "",
    }),
};

@Module({
  imports: [AuditModule, CustomersModule, IdentityModule, InvoicingModule, LedgerModule],
  controllers: [
    PaymentMethodController,
    PaymentAttemptController,
    RefundController,
    ProviderWebhookController,
  ],
  providers: [
    provider,
    AddPaymentMethod,
    ApproveRefund,
    CarryOutAttempt,
    ChargeInvoice,
    CreditRefund,
    DisputeRepository,
    KeepPaymentMethod,
    ListAttempts,
    ManagePaymentMethod,
    OpenAttempt,
    PayWithCard,
    PaymentAttemptRepository,
    PaymentMethodRepository,
    PaymentReader,
    PaymentsActivities,
    PaymentsEventHandlers,
    ProviderEventRepository,
    ReceiveProviderEvent,
    ReconcileRefunds,
    RecordBankTransfer,
    RefundRepository,
    RequestRefund,
    SendRefund,
    SettleAttempt,
    SettleRefund,
    StartRefundWorkflow,
    TrackDispute,
    WithdrawAttempt,
  ],
  exports: [ChargeInvoice, ListAttempts, PayWithCard, PaymentReader, ReconcileRefunds],
})
export class PaymentsModule {}
