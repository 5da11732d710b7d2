import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { ACTION_STATUS_NAMES } from "#app/domain/actions/action.ts";
import { PANEL_ROLE_NAMES, RESPONSE_NAMES } from "#app/domain/case-reviews/application.ts";
import { CONFLICT_NAMES } from "#app/domain/case-reviews/reviewer-conflict.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import type { ReviewPage } from "#app/services/case-reviews/review-page.ts";

/** Who sat, what they found, and what became of each recommendation. */
export function PanelAndRecommendations({ page }: { page: ReviewPage }) {
  const { review, panel, sittings, conflicts, recommendations, mayWork } = page;
  return (
    <>
      {review.panelOn || panel.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">The panel</h2>
          <SummaryList
            rows={[
              {
                key: "When and where",
                value: review.panelOn
                  ? [longDay(review.panelOn), review.panelPlace].filter(Boolean).join(", ")
                  : "Not arranged yet",
              },
              ...(review.outcome ? [{ key: "Outcome", value: review.outcome }] : []),
            ]}
          />
        </>
      ) : null}
      {panel.length > 0 ? (
        <Table
          caption="Members"
          captionSize="s"
          scrollLabel="Members of the panel"
          stacked
          head={["Name", "Body", "Part", "On the panel"]}
          rows={panel.map((p) => [
            p.name,
            p.agencyName ?? "Of none",
            PANEL_ROLE_NAMES[p.role],
            p.leftOn ? `Until ${longDay(p.leftOn)}` : "Yes",
          ])}
        />
      ) : null}
      {sittings.length > 0 ? (
        <Table
          caption="Sittings"
          captionSize="s"
          scrollLabel="Sittings of the panel"
          stacked
          head={["Day", "Present", "Not present"]}
          rows={sittings.map((s) => [longDay(s.heldOn), s.present.join(", "), s.absent.join(", ") || "Nobody"])}
        />
      ) : null}
      {conflicts.length > 0 ? (
        <Table
          caption="Declarations of interest"
          captionSize="s"
          scrollLabel="Declarations"
          stacked
          head={["Name", "Declared", "On", "Note"]}
          rows={conflicts.map((c) => [c.name, CONFLICT_NAMES[c.conflict], longDay(c.declaredOn), c.words ?? ""])}
        />
      ) : null}
      {recommendations.length > 0 ? (
        <Table
          caption="Recommendations"
          captionSize="m"
          scrollLabel="Recommendations"
          stacked
          head={["Recommendation", "Theme", "Body", "Response", "Action"]}
          rows={recommendations.map((r) => [
            mayWork ? (
              <a key="words" className="govuk-link" href={`/case-reviews/${review.id}/recommendations/${r.id}`}>
                {r.words}
              </a>
            ) : (
              r.words
            ),
            r.theme,
            r.agencyName,
            r.response ? RESPONSE_NAMES[r.response] : "None yet",
            r.actionId && r.actionStatus ? (
              <a key="action" className="govuk-link" href={`/actions/${r.actionId}`}>
                {r.actionReference}, {ACTION_STATUS_NAMES[r.actionStatus].toLowerCase()}
              </a>
            ) : (
              "None yet"
            ),
          ])}
        />
      ) : null}
    </>
  );
}
