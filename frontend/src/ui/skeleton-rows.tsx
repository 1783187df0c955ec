import { Skeleton, Table } from "@mantine/core";

/** What stands in a table while its rows are on their way. */
export function SkeletonRows({ columns }: { columns: number }): React.ReactNode {
  return (
    <Table.Tbody>
      {Array.from({ length: 6 }, (_, row) => (
        <Table.Tr key={row}>
          {Array.from({ length: columns }, (__, cell) => (
            <Table.Td key={cell}>
              <Skeleton height={12} my={4} />
            </Table.Td>
          ))}
        </Table.Tr>
      ))}
    </Table.Tbody>
  );
}
