import { Button, Menu, Table, Text, UnstyledButton } from "@mantine/core";
import { templates, type TemplateKey } from "@atlas/rules";
import { IconPlus } from "@tabler/icons-react";
import { Section } from "../../../ui/section.js";
import { StatusBadge } from "../../../ui/status-badge.js";
import { paramWords } from "../price-words.js";
import classes from "./price-rows.module.css";
import { RowActions } from "./row-actions.js";
import type { PriceDraft } from "./version-draft.js";

type PriceRowsProps = {
  prices: readonly PriceDraft[];
  currency: string;
  /** How much is wrong with each. */
  wrong: readonly number[];
  selected: number;
  onSelect: (index: number) => void;
  onAdd: (template: TemplateKey) => void;
  onMove: (index: number, by: -1 | 1) => void;
  onRemove: (index: number) => void;
  readOnly: boolean;
};

/** The prices of a version in the order of the invoice; one is open below. */
export function PriceRows(props: PriceRowsProps): React.ReactNode {
  const { prices, currency, wrong, selected, onSelect, onAdd, onMove, onRemove, readOnly } = props;
  return (
    <Section title="Prices" flush aside={!readOnly && <AddPrice onAdd={onAdd} />}>
      {prices.length === 0 ? (
        <Text size="sm" c="dimmed" p="md" pt={0}>
          A version needs at least one price. Add a fee, or a price for usage.
        </Text>
      ) : (
        <Table aria-label="Prices" verticalSpacing={6}>
          <Table.Tbody>
            {prices.map((price, index) => (
              <Table.Tr
                key={price.id}
                data-selected={index === selected || undefined}
                className={classes["row"]}
              >
                <Table.Td>
                  <UnstyledButton
                    className={classes["name"]}
                    aria-current={index === selected ? "true" : undefined}
                    onClick={() => onSelect(index)}
                  >
                    <Text size="sm" fw={500}>
                      {price.name || `Price ${index + 1}`}
                    </Text>
                    <Text size="xs" c="dimmed" lineClamp={1}>
                      {price.template ? templates[price.template].title : "Rule as text"}
                      {price.template && `: ${paramWords(price.template, price.params, currency)}`}
                    </Text>
                  </UnstyledButton>
                </Table.Td>
                <Table.Td w={1}>
                  {(wrong[index] ?? 0) > 0 && (
                    <StatusBadge status="to fix" tone="bad" label={`${wrong[index]} to fix`} />
                  )}
                </Table.Td>
                {!readOnly && (
                  <Table.Td w={1}>
                    <RowActions
                      name={price.name || `price ${index + 1}`}
                      isFirst={index === 0}
                      isLast={index === prices.length - 1}
                      onMove={(by) => onMove(index, by)}
                      onRemove={() => onRemove(index)}
                    />
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  );
}

const COMMON: readonly TemplateKey[] = ["flat", "per_unit", "graduated", "matrix"];

function AddPrice({ onAdd }: { onAdd: (template: TemplateKey) => void }): React.ReactNode {
  const rest = Object.values(templates).filter(({ key }) => !COMMON.includes(key));
  return (
    <Menu width={300} position="bottom-end">
      <Menu.Target>
        <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} />}>
          Add a price
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: "auto" }}>
        {COMMON.map((key) => (
          <Item key={key} template={key} onAdd={onAdd} />
        ))}
        <Menu.Divider />
        {rest.map(({ key }) => (
          <Item key={key} template={key} onAdd={onAdd} />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Item({
  template,
  onAdd,
}: {
  template: TemplateKey;
  onAdd: (key: TemplateKey) => void;
}): React.ReactNode {
  const { title, description } = templates[template];
  return (
    <Menu.Item onClick={() => onAdd(template)}>
      <Text size="sm" fw={500}>
        {title}
      </Text>
      <Text size="xs" c="dimmed" lineClamp={2}>
        {description}
      </Text>
    </Menu.Item>
  );
}
