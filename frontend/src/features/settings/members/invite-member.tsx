import { Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { invitationsInviteMutation } from "../../../api/generated/@tanstack/react-query.gen.js";
import { FormDialog } from "../../../ui/form-dialog.js";
import { toastDone } from "../../../ui/toasts.js";
import { explainedRoles, type Role } from "./roles.js";

export function InviteMember({ opened, onClose }: { opened: boolean; onClose: () => void }): React.ReactNode {
  const invite = useMutation(invitationsInviteMutation());
  const form = useForm<{ email: string; role: Role }>({
    initialValues: { email: "", role: "viewer" },
    validate: {
      email: (email) =>
        /^\S+@\S+\.\S+$/.test(email.trim()) ? null : "Give an address such as ada@example.com.",
    },
  });
  const submit = async (body: typeof form.values): Promise<void> => {
    const { email } = await invite.mutateAsync({ body });
    toastDone("Invitation sent", `${email} has a mail with a link.`);
  };
  return (
    <FormDialog
      opened={opened}
      onClose={onClose}
      title="Invite a person"
      verb="Send the invitation"
      form={form}
      onSubmit={submit}
    >
      <TextInput label="Email" type="email" data-autofocus {...form.getInputProps("email")} />
      <Select label="Role" allowDeselect={false} data={explainedRoles} {...form.getInputProps("role")} />
    </FormDialog>
  );
}
