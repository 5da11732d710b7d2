import { countText } from "#app/domain/performance/change.ts";
import { cspText } from "#app/domain/performance/csp-names.ts";
import type { Comparison } from "#app/domain/performance/group-comparison.ts";
import { type Period, periodLabel } from "#app/domain/performance/quarter.ts";
import { rateText } from "#app/domain/performance/shares.ts";
import { BarChart } from "../charts/bar-chart.tsx";
import { Table } from "../govuk/table.tsx";

type Props = { comparison: Comparison; period: Period; offences: string | null };

/** Crimes for each 1,000 people, in the order of the members' names. */
export function GroupRates({ comparison: { usable, unusable, average }, period, offences }: Props) {
  const what = offences ?? "All recorded crime";
  const own = usable.find((member) => member.isOwn);
  return (
    <>
      <h3 className="govuk-heading-s">
        {what}, {periodLabel(period)}
      </h3>
      {usable.length > 0 ? (
        <>
          <BarChart
            title={`${what} for each 1,000 people`}
            sentence={
              own && average !== null
                ? `${own.cspName} recorded ${rateText(own.rate)} for each 1,000 people; the average of the ${usable.length} members with usable data is ${rateText(average)}.`
                : `The average of the ${usable.length} members with usable data is ${rateText(average)} for each 1,000 people.`
            }
            bars={[
              ...usable.map((member) => ({
                name: member.isOwn ? `${member.cspName} (ours)` : member.cspName,
                value: member.rate,
              })),
              { name: "Average", value: average },
            ]}
            text={rateText}
          />
          <Table
            caption={`${what} for each 1,000 people`}
            captionHidden
            scrollLabel="Rates of the group"
            stacked
            className="app-table-quarters"
            firstCellIsHeader
            head={[
              "Partnership",
              { text: "Crimes", numeric: true },
              { text: "People", numeric: true },
              { text: "For each 1,000", numeric: true },
            ]}
            rows={[
              ...usable.map((member) => [
                `${cspText(member)}${member.isOwn ? " (ours)" : ""}`,
                countText(member.crimes),
                `${countText(member.people)} (${member.year})`,
                rateText(member.rate),
              ]),
              ["Average of the rates", "", "", rateText(average)],
            ]}
          />
        </>
      ) : (
        <p className="govuk-body">No member has usable data for these days.</p>
      )}
      {unusable.length > 0 ? (
        <>
          <p className="govuk-body">Not in the average:</p>
          <ul className="govuk-list govuk-list--bullet">
            {unusable.map((member) => (
              <li key={cspText(member)}>
                {cspText(member)}: {member.reason}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p className="govuk-body-s">
        From the Home Office’s counts by partnership. This is not the official position: that is published elsewhere and
        stands above as it was loaded, so the members have no rank here.
      </p>
    </>
  );
}
