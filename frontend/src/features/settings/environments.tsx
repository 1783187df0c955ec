import { Badge, Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { DateTimePicker } from "@mantine/dates";
import { useForm } from "@mantine/form";
import { useDisclosure } from "@mantine/hooks";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { environmentsCreate, type Environment } from "../../api/generated/index.js";
import { environmentsOptions } from "../../session/environments.js";
import { useCan } from "../../session/session.js";
import { CopyId } from "../../ui/copy-id.js";
import { DataTable, type Column } from "../../ui/data-table.js";
import { FormDialog } from "../../ui/form-dialog.js";
import { Instant } from "../../ui/instant.js";
import { AnchorLink } from "../../ui/links.js";
import { Section } from "../../ui/section.js";
import { useQueryClient } from "@tanstack/react-query";

const columns: Column<Environment>[] = [
  {
    key: "name",
    header: "Name",
    cell: ({ id, name }) => (
      <AnchorLink to="/$env" params={{ env: id }} size="sm">
        {name}
      </AnchorLink>
    ),
  },
  {
    key: "mode",
    header: "Mode",
    cell: ({ mode }) => (
      <Badge variant="outline" color={mode === "live" ? "teal.8" : "orange.8"} tt="none" miw="fit-content">
        {mode}
      </Badge>
    ),
  },
  { key: "id", header: "Id", wideOnly: true, cell: ({ id }) => <CopyId value={id} /> },
  { key: "created", header: "Made", wideOnly: true, cell: ({ createdAt }) => <Instant at={createdAt} /> },
];

/** The organisation's environments; each is a tenant of its own. */
export function Environments(): React.ReactNode {
  const { data } = useSuspenseQuery(environmentsOptions);
  const mayMake = useCan("environments:write");
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <Stack gap="sm">
      {mayMake && (
        <Group>
          <Button onClick={open}>New test environment</Button>
        </Group>
      )}
      <Section flush>
        <DataTable label="Environments" rows={data} columns={columns} rowKey={({ id }) => id} empty={null} />
      </Section>
      <NewEnvironment opened={isOpen} onClose={close} />
    </Stack>
  );
}

function NewEnvironment({ opened, onClose }: { opened: boolean; onClose: () => void }): React.ReactNode {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const form = useForm<{ name: string; clock: "ticking" | "frozen"; clockStart: string | null }>({
    initialValues: { name: "", clock: "ticking", clockStart: null },
    validate: { name: (name) => (name.trim() ? null : "Give it a name, such as staging.") },
  });
  const create = async ({ name, clock, clockStart }: typeof form.values): Promise<void> => {
    const start =
      clockStart === null ? {} : { clockStart: new Date(`${clockStart.replace(" ", "T")}Z`).toISOString() };
    const { data } = await environmentsCreate({
      body: { name: name.trim(), mode: "test", clock, ...start },
      throwOnError: true,
    });
    await cache.invalidateQueries({ queryKey: environmentsOptions.queryKey });
    await navigate({ to: "/$env", params: { env: data.id } });
  };
  return (
    <FormDialog
      opened={opened}
      onClose={onClose}
      title="New test environment"
      verb="Make it"
      form={form}
      onSubmit={create}
    >
      <TextInput label="Name" data-autofocus {...form.getInputProps("name")} />
      <Select
        label="Clock"
        allowDeselect={false}
        data={[
          { value: "ticking", label: "Ticks with real time" },
          { value: "frozen", label: "Stands still until it is moved" },
        ]}
        {...form.getInputProps("clock")}
      />
      <DateTimePicker
        label="Clock starts at (UTC)"
        description="Empty: now. An earlier start lets months be billed that are past already."
        clearable
        {...form.getInputProps("clockStart")}
      />
    </FormDialog>
  );
}
