import { Table } from "#app/components/govuk/table.tsx";
import { FOUND_GROUP_NAMES, type FoundGroup } from "#app/domain/search/found-groups.ts";

type Listed = Exclude<FoundGroup, "people">;
type Row = { id: string; href: string; link: string; cells: readonly string[] };

const HEADS: Record<Listed, readonly string[]> = {
  places: ["Place", "Reference", "Kind", "Address"],
  cases: ["Case", "About", "Group", "State", "Opened"],
  incidents: ["Incident", "When", "What", "Where", "State"],
  premises: ["Premises", "Reference", "Kind", "Address", "Grade"],
  meetings: ["Meeting", "Begins", "Place", "State"],
  plans: ["Title", "Reference", "Kind", "Period", "State"],
};

/** Those whose link is the reference, which is not broken in two. */
const BY_REFERENCE: readonly Listed[] = ["cases", "incidents"];

export function FoundTable({ group, rows }: { group: Listed; rows: readonly Row[] }) {
  return (
    <Table
      caption={FOUND_GROUP_NAMES[group]}
      captionHidden
      scrollLabel={FOUND_GROUP_NAMES[group]}
      stacked
      head={HEADS[group]}
      rows={rows.map(({ href, link, cells }) => [
        <a key="link" className={BY_REFERENCE.includes(group) ? "govuk-link app-reference" : "govuk-link"} href={href}>
          {link}
        </a>,
        ...cells,
      ])}
    />
  );
}
