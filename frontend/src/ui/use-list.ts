import {
  useInfiniteQuery,
  type DefaultError,
  type InfiniteData,
  type QueryKey,
  type UseInfiniteQueryOptions,
} from "@tanstack/react-query";
import { useCallback, useMemo } from "react";

type ListPage<Row> = { data: Row[]; nextCursor: string | null };

export type List<Row> = {
  rows: Row[] | undefined;
  error: unknown;
  onRetry: () => void;
  hasMore: boolean;
  isLoadingMore: boolean;
  onMore: () => void;
};

/**
 * A list of the API, page by page, as `DataTable` takes it: `<DataTable {...useList(invoiceListInfiniteOptions({ query }))} … />`.
 * The generated options say how a page is read; where the next one begins is the same for every list.
 */
export function useList<Row, Key extends QueryKey, Cursor>(
  options: UseInfiniteQueryOptions<ListPage<Row>, DefaultError, InfiniteData<ListPage<Row>>, Key, Cursor>,
  live: { refetchInterval?: number | false } = {},
): List<Row> {
  const query = useInfiniteQuery({
    ...options,
    ...live,
    initialPageParam: {} as Cursor,
    getNextPageParam: (last) => (last.nextCursor ?? undefined) as Cursor | undefined,
  });
  const { data, fetchNextPage } = query;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.data), [data]);
  const onMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  return {
    rows,
    error: query.error,
    onRetry: () => void query.refetch(),
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    onMore,
  };
}
