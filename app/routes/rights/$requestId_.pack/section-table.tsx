import { Table } from "#app/components/govuk/table.tsx";
import { packHref, type SectionCounts } from "#app/domain/rights/pack-list.ts";
import type { PackCounts } from "#app/domain/rights/pack-marks.ts";
import type { PackMark } from "#app/domain/rights/pack.ts";

type Props = {
  requestId: string;
  sections: readonly SectionCounts[];
  counts: PackCounts;
  current: string | null;
  mark: PackMark | null;
};
const COLUMNS = [
  ["open", "Not decided"],
  ["disclose", "Disclose"],
  ["withhold", "Withhold"],
  ["ask", "Ask"],
] as const;

/** How many items of each part stand where; a count opens its items. */
export function SectionTable({ requestId, sections, counts, current, mark }: Props) {
  return (
    <Table
      caption="Parts of the pack"
      captionSize="m"
      scrollLabel="Parts of the pack"
      stacked
      head={["Part", ...COLUMNS.map(([, text]) => ({ text, numeric: true }))]}
      rows={[
        ...sections.map((section) => [
          <a
            key="name"
            className="govuk-link"
            href={`${packHref(requestId, { section: section.section })}#part`}
            aria-current={section.section === current && mark === null ? "true" : undefined}
          >
            {section.name}
          </a>,
          ...COLUMNS.map(([key, text]) =>
            section[key] === 0 ? (
              "0"
            ) : (
              <a
                key={key}
                className="govuk-link"
                href={`${packHref(requestId, { section: section.section, mark: key })}#part`}
              >
                {section[key]}
                <span className="govuk-visually-hidden">
                  {" "}
                  in {section.name}: {text}
                </span>
              </a>
            ),
          ),
        ]),
        ["All", ...COLUMNS.map(([key]) => String(counts[key]))],
      ]}
    />
  );
}
