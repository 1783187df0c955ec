import { Autocomplete, SegmentedControl, SimpleGrid, Stack, TagsInput, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import {
  analyticsEventTypesOptions,
  meterCreateMutation,
} from "../../api/generated/@tanstack/react-query.gen.js";
import { useEnvironment } from "../../session/environments.js";
import { FormDialog } from "../../ui/form-dialog.js";
import { toastDone } from "../../ui/toasts.js";
import { keyFromName } from "./key-from-name.js";
import { MeterTrial } from "./meter-trial.js";
import { expressionError, type MeterDefinition } from "./try-meter.js";

type MeterFormProps = { opened: boolean; onClose: () => void };
type Values = MeterDefinition & { name: string; key: string; unit: string };

const HINTS: Readonly<Record<Values["aggregation"], string>> = {
  count: "Counts events; they need no value.",
  sum: "Adds the values up, such as tokens or gigabytes.",
  max: "Keeps the highest value of the period, such as seats in use.",
  unique: "Counts different values, such as users.",
};

/** Defines a meter; the events that are there already show at once what it would count. */
export function MeterForm({ opened, onClose }: MeterFormProps): React.ReactNode {
  const { id: env } = useEnvironment();
  const navigate = useNavigate();
  const types = useQuery({ ...analyticsEventTypesOptions(), enabled: opened });
  const create = useMutation(meterCreateMutation());
  const form = useForm<Values>({
    initialValues: {
      name: "",
      key: "",
      eventType: "",
      aggregation: "count",
      filter: "",
      valueProperty: "",
      groupBy: [],
      unit: "",
    },
    validate: {
      name: (name) => (name.trim() ? null : "Give the meter a name."),
      eventType: (type) => (type.trim() ? null : "Name the type of the events that are counted."),
      filter: expressionError,
      valueProperty: (value, { aggregation }) =>
        aggregation === "count"
          ? null
          : value.trim()
            ? expressionError(value)
            : "Name the property whose value is used.",
    },
  });
  const { values } = form;
  const known = types.data?.data.find(({ type }) => type === values.eventType);
  const properties = known?.properties.map(({ name }) => name) ?? [];
  const submit = async ({
    name,
    key,
    eventType,
    aggregation,
    filter,
    valueProperty,
    groupBy,
    unit,
  }: Values) => {
    const meter = await create.mutateAsync({
      body: {
        name: name.trim(),
        key: key.trim() || keyFromName(name, "_"),
        eventType: eventType.trim(),
        aggregation,
        filter: filter.trim() || null,
        valueProperty: aggregation === "count" ? null : valueProperty.trim() || null,
        groupBy,
        unit: unit.trim() || null,
      },
    });
    toastDone(`${meter.name} counts from now on`, "Events that were there before are counted as well.");
    await navigate({ to: "/$env/catalog/meters/$meter", params: { env, meter: meter.id } });
  };
  return (
    <FormDialog
      opened={opened}
      onClose={onClose}
      title="Create a meter"
      verb="Create meter"
      size="lg"
      form={form}
      onSubmit={submit}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput label="Name" placeholder="Tokens" data-autofocus {...form.getInputProps("name")} />
        <TextInput
          label="Key"
          description="Rules read it as $$.usage.key. It never changes."
          inputWrapperOrder={["label", "input", "description", "error"]}
          placeholder={keyFromName(values.name, "_") || "tokens"}
          {...form.getInputProps("key")}
        />
        <Autocomplete
          label="Event type"
          placeholder="llm.call"
          data={types.data?.data.map(({ type }) => type) ?? []}
          {...form.getInputProps("eventType")}
        />
        <TextInput label="Unit" placeholder="tokens" {...form.getInputProps("unit")} />
      </SimpleGrid>
      <Stack gap={4}>
        <Text size="sm" fw={500} id="aggregation-label">
          Aggregation
        </Text>
        <SegmentedControl
          aria-labelledby="aggregation-label"
          data={[
            { value: "count", label: "Count" },
            { value: "sum", label: "Sum" },
            { value: "max", label: "Highest" },
            { value: "unique", label: "Distinct" },
          ]}
          {...form.getInputProps("aggregation")}
        />
        <Text size="xs" c="dimmed">
          {HINTS[values.aggregation]}
        </Text>
      </Stack>
      {values.aggregation !== "count" && (
        <Autocomplete
          label="Value"
          description="A property of the event, or JSONata over {type, time, properties}."
          placeholder="tokens"
          data={properties}
          {...form.getInputProps("valueProperty")}
        />
      )}
      <TextInput
        label="Only where"
        description="JSONata over {type, time, properties}; leave it empty to count every event of the type."
        placeholder={'properties.status = "ok"'}
        {...form.getInputProps("filter")}
      />
      <TagsInput
        label="Split by"
        description="Properties by which usage is split, in reports and in prices. Enter adds one."
        data={properties}
        maxTags={10}
        {...form.getInputProps("groupBy")}
      />
      <MeterTrial definition={values} />
    </FormDialog>
  );
}
