import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { customerCreateMutation } from "../../../api/generated/@tanstack/react-query.gen.js";
import { useEnvironment } from "../../../session/environments.js";
import { FormDialog } from "../../../ui/form-dialog.js";
import { AnchorLink } from "../../../ui/links.js";
import { toastDone } from "../../../ui/toasts.js";
import type { Customer } from "../customer.js";
import { CustomerFields } from "./customer-fields.js";
import { bodyOf, customerRules, newCustomer } from "./customer-values.js";

type CreateCustomerProps = { onClose: () => void; onCreated: (customer: Customer) => void };

/** The form of a new customer; its page opens afterwards. */
export function CreateCustomer({ onClose, onCreated }: CreateCustomerProps): React.ReactNode {
  const { id: env } = useEnvironment();
  const form = useForm({ initialValues: newCustomer, validate: customerRules });
  const create = useMutation(customerCreateMutation());
  const created = useRef<Customer>(null);
  return (
    <FormDialog
      opened
      onClose={() => (created.current ? onCreated(created.current) : onClose())}
      title="Create customer"
      verb="Create customer"
      size="lg"
      form={form}
      onSubmit={async (values) => {
        const customer = await create.mutateAsync({ body: bodyOf(values) });
        toastDone(
          `${customer.name} is created`,
          <AnchorLink
            to="/$env/subscriptions"
            params={{ env }}
            search={{ create: true, customer: customer.id }}
            size="sm"
          >
            Put it on a plan
          </AnchorLink>,
        );
        created.current = customer;
      }}
    >
      <CustomerFields form={form} />
    </FormDialog>
  );
}
