import type { FoundKey } from "#app/domain/search/found-groups.ts";
import type { FoundRow } from "./found-rows.ts";

/** A list that is so short that it is read once and cut here. */
export function wholeList(read: () => Promise<FoundRow[]>) {
  let reading: Promise<FoundRow[]> | undefined;
  const all = () => (reading ??= read());
  return {
    count: async () => (await all()).length,
    rows: async ({ after, limit }: { after?: FoundKey; limit: number }) => {
      const found = await all();
      const from = after === undefined ? 0 : found.findIndex(({ id }) => id === after.id) + 1;
      return found.slice(from, from + limit);
    },
  };
}
