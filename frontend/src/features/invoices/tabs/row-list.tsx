import classes from "./row-list.module.css";

type RowListProps<Row> = {
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  children: (row: Row) => React.ReactNode;
};

/** A list of a narrow panel: rows with hairlines between them. */
export function RowList<Row>({ rows, rowKey, children }: RowListProps<Row>): React.ReactNode {
  return (
    <ul className={classes["list"]}>
      {rows.map((row) => (
        <li key={rowKey(row)}>{children(row)}</li>
      ))}
    </ul>
  );
}
