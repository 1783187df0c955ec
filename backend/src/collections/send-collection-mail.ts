import { formatMoney } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { CustomerReader } from "../customers/index.js";
import { SettingsReader } from "../identity/index.js";
import { HostedInvoiceLink, type Invoice } from "../invoicing/index.js";
import { QueueMail, renderMail, type MailContent } from "../notifications/index.js";
import type { PaymentAttempt } from "../payments/index.js";
import type { Tx } from "../platform/index.js";
import type { CollectionCase } from "./collection-case.js";
import type { FlowStep } from "./flow-document.js";

type Template = Extract<FlowStep, { kind: "mail" }>["template"] | "action_required";

type Words = { subject: string; paragraphs: (amount: string) => string[]; action: string };

/** `action` is the label of the button that leads to the invoice. */
const TEXTS: Record<Template, Words> = {
  payment_failed: {
    subject: "We could not charge your card",
    paragraphs: (amount) => [
      `Your card was declined when we charged ${amount}.`,
      "We will try again. If the card has changed, please give us the new one: it is charged at once.",
    ],
    action: "Pay with another card",
  },
  new_card_needed: {
    subject: "Please give us another card",
    paragraphs: (amount) => [
      `Your bank declined the charge of ${amount} for good, so we will not try this card again.`,
      "Please give us another payment method; it is charged at once.",
    ],
    action: "Pay with another card",
  },
  payment_reminder: {
    subject: "A reminder of your open invoice",
    paragraphs: (amount) => [
      `${amount} of the invoice below are still open.`,
      "If you have paid in the meantime, please take no notice of this mail.",
    ],
    action: "View and pay the invoice",
  },
  final_notice: {
    subject: "Last notice for your open invoice",
    paragraphs: (amount) => [
      `We have not been able to collect ${amount}, and this is our last reminder.`,
      "Please pay now, or get in touch with us.",
    ],
    action: "Pay now",
  },
  action_required: {
    subject: "Please confirm your payment",
    paragraphs: (amount) => [
      `Your bank asks you to confirm the payment of ${amount}.`,
      "It takes a minute; the invoice is paid as soon as you have.",
    ],
    action: "View the invoice",
  },
};

/** The mails of a collection flow: one per invoice, template and step. */
@Injectable()
export class SendCollectionMail {
  constructor(
    private readonly queueMail: QueueMail,
    private readonly customers: CustomerReader,
    private readonly settings: SettingsReader,
    private readonly link: HostedInvoiceLink,
  ) {}

  async execute(tx: Tx, subject: CollectionCase, invoice: Invoice, template: Template): Promise<void> {
    await this.queue(tx, subject, invoice, template, `collection/${invoice.id}/${template}/${subject.step}`);
  }

  /** Asks the customer to confirm an attempt at their bank, once per attempt. */
  async askForAction(
    tx: Tx,
    subject: CollectionCase,
    invoice: Invoice,
    attempt: PaymentAttempt,
  ): Promise<void> {
    const bank =
      attempt.actionUrl === null ? undefined : { label: "Confirm the payment", url: attempt.actionUrl };
    await this.queue(
      tx,
      subject,
      invoice,
      "action_required",
      `collection/${invoice.id}/action_required/${attempt.number}`,
      bank,
    );
  }

  private async queue(
    tx: Tx,
    { environmentId, customerId }: CollectionCase,
    invoice: Invoice,
    template: Template,
    dedupeKey: string,
    elsewhere?: MailContent["action"],
  ): Promise<void> {
    const customer = await this.customers.get(tx, environmentId, customerId);
    // A customer without an address is reached by other means; the case goes on.
    if (customer.email === null) return;
    const { seller } = await this.settings.get(tx, environmentId);
    const amount = formatMoney(invoice.amountDue, invoice.currency);
    const { subject, paragraphs, action } = TEXTS[template];
    const url = this.link.urlOf({ environmentId, invoiceId: invoice.id });
    const content = renderMail({
      heading: subject,
      paragraphs: [`Dear ${customer.name},`, ...paragraphs(amount)],
      facts: [
        { label: "Invoice", value: invoice.number ?? "" },
        { label: "Amount due", value: amount },
      ],
      action: elsewhere ?? { label: action, url },
      ...(seller.name ? { brand: { name: seller.name, colour: seller.colour } } : {}),
      footer: seller.name ? `Sent by ${seller.name} with Atlas.` : "Sent with Atlas.",
    });
    await this.queueMail.execute(tx, {
      environmentId,
      dedupeKey,
      template,
      to: customer.email,
      subject: `${subject} (${invoice.number ?? ""})`,
      ...content,
    });
  }
}
