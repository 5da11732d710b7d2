import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import type { FormFields } from "#app/components/govuk/field-props.ts";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { longDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { ASB_HEADING_NAMES, type AsbHeading } from "#app/domain/incidents/asb-headings.ts";

type Like = {
  id: string;
  reference: string;
  heading: AsbHeading;
  latestDay: string;
  placeName: string | null;
  why: string[];
};
export type SimilarOffered = {
  same: Like[];
  closed: (Like & { endedOn: string | null })[];
  problems: { id: string; reference: string; title: string; incidents: number; why: string[] }[];
  unlinked: Like[];
};

/** Whether anything is offered of what may be the same incident, or of a problem that it may belong to. */
export function hasSame({ same, closed }: SimilarOffered) {
  return same.length + closed.length > 0;
}
export function hasProblem({ problems, unlinked }: SimilarOffered) {
  return problems.length + unlinked.length > 0;
}

/** The same incident, or a problem that it belongs to: offered with the reason, and taken by nobody but the officer. */
export function SimilarOffers({ offered, field, errorOf }: FormFields & { offered: SimilarOffered }) {
  const { same, closed, problems, unlinked } = offered;
  return (
    <>
      {hasSame(offered) ? (
        <Radios
          field={field("sameAs")}
          legend="Is it the same incident?"
          legendSize="s"
          small
          hint={
            <>
              {same.length > 0 ? "Then this report is added to it, and no second incident is made. " : ""}
              {closed.map((row) => (
                <ClosedAlready key={row.id} {...row} />
              ))}
            </>
          }
          items={[
            ...same.map((row) => ({ value: row.id, text: nameOf(row), hint: reasonsOf(row) })),
            { value: "new", text: "No, another incident" },
          ]}
          error={errorOf("sameAs")}
        />
      ) : null}
      {hasProblem(offered) ? (
        <Radios
          field={field("problemId")}
          legend="Does it belong to a problem?"
          legendSize="s"
          small
          hint="Continuing behaviour: the statutory count is of the reports about one problem. Offered where two of place, people and kind are the same within 12 months"
          items={[
            ...problems.map(({ id, reference, title, incidents, why }) => ({
              value: id,
              text: `${reference}: ${title}`,
              hint: `${why.join(", ")} · ${incidents === 1 ? "1 incident like it" : `${incidents} incidents like it`}`,
            })),
            ...(unlinked.length > 0
              ? [{ value: "new", text: "A new problem", conditional: <NewProblem {...{ unlinked, field, errorOf }} /> }]
              : []),
            { value: "", text: "None" },
          ]}
          error={errorOf("problemId")}
        />
      ) : null}
    </>
  );
}

function NewProblem({ unlinked, field, errorOf }: FormFields & { unlinked: Like[] }) {
  return (
    <>
      <Input
        field={field("problemTitle")}
        label="The problem in a few words that name nobody"
        autoComplete="off"
        error={errorOf("problemTitle")}
      />
      <Checkboxes
        field={field("problemIncidents")}
        legend="Which incidents belong to it, beside this one?"
        legendSize="s"
        small
        items={unlinked.map((row) => ({ value: row.id, text: nameOf(row), hint: reasonsOf(row) }))}
        error={errorOf("problemIncidents")}
      />
    </>
  );
}

function ClosedAlready({ id, endedOn, ...row }: Like & { endedOn: string | null }) {
  return (
    <span className="govuk-!-display-block">
      <a className="govuk-link" href={`/incidents/${id}`} target="_blank" rel="noreferrer">
        {nameOf({ id, ...row })} (opens in a new tab)
      </a>{" "}
      ({row.why.join(", ")}) was closed on {longDay(endedOn ?? row.latestDay)}. If this is about it, open it again
      first: what is closed takes no report.
    </span>
  );
}

const nameOf = ({ reference, heading, latestDay }: Like) =>
  `${reference}: ${ASB_HEADING_NAMES[heading]}, ${shortDay(latestDay)}`;
const reasonsOf = ({ placeName, why }: Like) => [placeName, why.join(", ")].filter(Boolean).join(" · ");
