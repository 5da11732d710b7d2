import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import type { ReviewCount } from "#app/services/case-reviews/count-of-review.ts";

type Props = Pick<ReviewCount, "chosen" | "others"> & {
  reviewId: string;
  /** Undefined for a decision of the time before reports were chosen. */
  all: ReviewCount["all"] | undefined;
  reports: { id: string; reference: string }[];
  isOpen: boolean;
};

/** What all the reports would make beside those chosen; those left out; anonymous ones that somebody may count. */
export function ChosenReports({ reviewId, all, chosen, others, reports, isOpen }: Props) {
  const anonymous = chosen.filter(({ isAnonymous }) => isAnonymous);
  const referenceOf = (id: string) => reports.find((report) => report.id === id)?.reference ?? "";
  if (!all) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Chosen, and all that is recorded</h2>
      <SummaryList
        rows={[
          {
            key: "Reports chosen",
            value: `${chosen.length} of ${chosen.length + others.length}`,
            actions: isOpen ? [{ href: `/case-reviews/${reviewId}/reports`, text: "Choose the reports" }] : [],
          },
          { key: "Local count of all", value: `${all.local.count} of ${all.local.threshold}` },
          {
            key: "Statutory count of all",
            value:
              all.statutory.problemId === null
                ? "Not linked to a problem"
                : `${all.statutory.count} of ${all.statutory.threshold}`,
          },
          ...anonymous.map(({ id, countedBecause }) => ({
            key: `Anonymous: ${referenceOf(id)}`,
            value: countedBecause ? `Counted. ${countedBecause}` : "Does not count by itself",
            actions: isOpen
              ? [{ href: `/case-reviews/${reviewId}/reports/${id}`, text: countedBecause ? "Change" : "Count it" }]
              : [],
          })),
        ]}
      />
      {others.length > 0 ? (
        <Table
          caption="Recorded, and not chosen"
          captionSize="s"
          scrollLabel="Reports that were not chosen"
          stacked
          head={["Report", "Reported", "To", "If it were chosen"]}
          rows={others.map((r) => [
            <a key="report" className="govuk-link app-reference" href={`/incidents/reports/${r.id}`}>
              {r.reference}
            </a>,
            longDay(r.reportedOn),
            r.agencyName,
            r.words,
          ])}
        />
      ) : null}
    </>
  );
}
