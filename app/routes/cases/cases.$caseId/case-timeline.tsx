import { Button } from "#app/components/govuk/button.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Timeline } from "#app/components/govuk/timeline.tsx";
import { RightsMarks } from "#app/components/rights/rights-marks.tsx";
import type { TimelineEntry, TimelineKind } from "#app/domain/cases/timeline.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";

type Props = {
  caseId: string;
  show: TimelineKind | null;
  entries: readonly TimelineEntry[];
  isFirst: boolean;
  next: string | null;
  kinds: readonly { value: string; text: string }[];
};

export function CaseTimeline({ caseId, show, entries, isFirst, next, kinds }: Props) {
  return (
    <section id="timeline" aria-label="Timeline">
      <h2 className="govuk-heading-m">Timeline</h2>
      <form method="get" action={`/cases/${caseId}#timeline`} className="app-inline-form">
        <Select
          field={{ id: "show", name: "show", defaultValue: show ?? "" }}
          label="Show"
          placeholder="Everything"
          items={kinds}
        />
        <Button variant="secondary">Show</Button>
      </form>
      {entries.length === 0 ? (
        <p className="govuk-body">{isFirst ? "Nothing of this kind yet." : "Nothing before that."}</p>
      ) : (
        <Timeline
          headingLevel={3}
          items={entries.map(({ id, title, href, author, when, day, words, reason }) => ({
            key: id,
            title: href ? (
              <a className="govuk-link" href={href}>
                {title}
              </a>
            ) : (
              title
            ),
            byline: author,
            dateTime: when,
            date: longDay(day),
            body: <Body id={id} words={words} reason={reason} />,
          }))}
        />
      )}
      <Pagination
        previousHref={isFirst ? undefined : `/cases/${caseId}${show ? `?show=${show}` : ""}#timeline`}
        previousText="Newest"
        nextHref={next ?? undefined}
        nextText="Earlier"
      />
    </section>
  );
}

function Body({ id, words, reason }: { id: string; words: string | null; reason: string | null }) {
  return (
    <>
      <RightsMarks of={id} />
      {words ? <p className="govuk-body app-typed">{words}</p> : null}
      {reason ? <p className="govuk-body app-typed">Reason: {reason}</p> : null}
    </>
  );
}
