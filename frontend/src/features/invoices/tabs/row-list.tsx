import { Box, Divider } from "@mantine/core";
import { Fragment } from "react";

/** A list of a narrow panel: rows with hairlines between them. */
export function RowList<Row>({
  rows,
  rowKey,
  children,
}: {
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  children: (row: Row) => React.ReactNode;
}): React.ReactNode {
  return (
    <Box role="list">
      {rows.map((row, index) => (
        <Fragment key={rowKey(row)}>
          {index > 0 && <Divider my={10} />}
          <div role="listitem">{children(row)}</div>
        </Fragment>
      ))}
    </Box>
  );
}
