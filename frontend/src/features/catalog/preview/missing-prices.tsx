import { Alert, Anchor, List } from "@mantine/core";

/** A price of the version that is not filled in rightly yet, by its place. */
export type MissingPrice = { index: number; name: string; problem: string };

type MissingPricesProps = {
  missing: readonly MissingPrice[];
  /** What that means here. */
  consequence: string;
  onPick: (index: number) => void;
};

/** Names the prices that a preview has to do without, so that it is not taken for the whole. */
export function MissingPrices({ missing, consequence, onPick }: MissingPricesProps): React.ReactNode {
  if (missing.length === 0) return null;
  return (
    <Alert
      color="yellow"
      role="status"
      title={missing.length === 1 ? "One price is missing" : `${missing.length} prices are missing`}
    >
      <List size="sm" spacing={2}>
        {missing.map(({ index, name, problem }) => (
          <List.Item key={index}>
            <Anchor component="button" type="button" size="sm" onClick={() => onPick(index)}>
              {name}
            </Anchor>
            : {problem}
          </List.Item>
        ))}
      </List>
      {consequence}
    </Alert>
  );
}
