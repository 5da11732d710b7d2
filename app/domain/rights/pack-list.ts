import { SECTION_NAMES, SECTIONS, type PackSection } from "./pack-source.ts";
import { type PackMark, PACK_MARKS } from "./pack.ts";
import type { PackCounts } from "./pack-marks.ts";

/** Local policy: as many items as somebody decides in one go. */
export const ITEMS_ON_PAGE = 50;

type Counted = { section: string; mark: PackMark; items: number; asked: number };
export type SectionCounts = PackCounts & { section: PackSection; name: string };

/** Counts by part of a pack, in the order of the parts; parts of which nothing is held are left out. */
export function sectionCounts(rows: readonly Counted[]): SectionCounts[] {
  return SECTIONS.flatMap((section) => {
    const own = rows.filter((row) => row.section === section);
    if (own.length === 0) return [];
    const of = (mark: PackMark) => own.find((row) => row.mark === mark)?.items ?? 0;
    const asked = own.find((row) => row.mark === "ask")?.asked ?? 0;
    return [
      { ...{ section, name: SECTION_NAMES[section], open: of("open"), disclose: of("disclose") }, withhold: of("withhold"), ask: of("ask"), asked }, // prettier-ignore
    ];
  });
}

export function totalCounts(sections: readonly SectionCounts[]): PackCounts {
  const total = { open: 0, disclose: 0, withhold: 0, ask: 0, asked: 0 };
  for (const key of Object.keys(total) as (keyof typeof total)[])
    total[key] = sections.reduce((sum, section) => sum + section[key], 0);
  return total;
}

export type PackFilter = { section: PackSection | null; mark: PackMark | null; after: number };

/** As it stands in the address of the list; what nobody can have meant is left out. */
export function packFilter(search: URLSearchParams): PackFilter {
  const [section, mark] = [search.get("section"), search.get("mark")];
  const after = Number(search.get("after"));
  return {
    section: SECTIONS.find((one) => one === section) ?? null,
    mark: PACK_MARKS.find((one) => one === mark) ?? null,
    after: Number.isSafeInteger(after) && after > 0 ? after : 0,
  };
}

export function packHref(requestId: string, { section, mark, after }: Partial<PackFilter> = {}): string {
  const search = new URLSearchParams();
  if (section) search.set("section", section);
  if (mark) search.set("mark", mark);
  if (after) search.set("after", String(after));
  return `/rights/${requestId}/pack${search.size > 0 ? `?${search.toString()}` : ""}`;
}
