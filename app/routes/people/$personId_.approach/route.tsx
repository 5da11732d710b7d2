import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import { fullName } from "#app/domain/people/person.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { approachWith } from "#app/services/interventions/approach-with.ts";
import { db } from "#db/open.ts";
import { findPersonById } from "#db/queries/people.ts";
import { listRecordsOfPerson } from "#db/queries/person-parts.ts";
import { NextStep } from "./next-step.tsx";
import { StageTable } from "./stage-table.tsx";
import { StepLink } from "./step-link.tsx";
import { SupportTable } from "./support-table.tsx";

const params = z.object({ personId: z.uuidv7() });

export const loader = guardedLoader("interventions:read", params, async ({ params: { personId }, actor, now }) => {
  const person = await findPersonById(db, actor, personId);
  if (!person) throw new Response(null, { status: 404 });
  if (person.mergedIntoId !== null) throw redirect(`/people/${person.mergedIntoId}/approach`);
  const approach = await approachWith({ db, actor, now }, personId);
  const records = await listRecordsOfPerson(db, actor, personId);
  await recordView({ db, actor, now }, "person.approach-viewed", "person", personId, {
    objects: records.filter((id) => id !== personId).map((id) => ({ kind: "person", id })),
    detail: { interventions: [...approach.steps, ...approach.beside].map(({ id }) => id) },
  });
  return {
    approach,
    mayRecord: actor.permissions.has("interventions:record"),
    person: { id: personId, reference: person.reference, name: fullName(person) },
  };
});

/** The reference and not the name: a title stays in the browser's history. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Incremental approach, ${data?.person.reference ?? "person"} – Joint Action` },
];

export default function ApproachPage() {
  const { approach, person, mayRecord } = useLoaderData<typeof loader>();
  const standing = approach.stages.find(({ stage }) => stage === approach.reached);
  const next = approach.stages.find(({ stage }) => stage === approach.next);
  return (
    <>
      <BackLink href={`/people/${person.id}`}>{person.name}</BackLink>
      <span className="govuk-caption-l">
        {person.name}, {person.reference}
      </span>
      <h1 className="govuk-heading-l">Incremental approach</h1>
      <p className="govuk-body-l govuk-!-margin-bottom-2">
        {standing ? `Stands at stage ${standing.stage} of 4: ${standing.words}` : "No stage has been used yet"}
      </p>
      <p className="govuk-body">
        {next ? `Next would be stage ${next.stage}: ${next.words}` : "This is the last stage."}
      </p>
      <InsetText>
        What stands here, and what counts, is what you may see. In cases that are not open to you more may have been
        done. No time is set after which the approach begins anew: the days tell how long ago each step was.
      </InsetText>
      <StageTable stages={approach.stages} next={approach.next} />
      <SupportTable steps={approach.steps} />
      {mayRecord ? (
        <NextStep personId={person.id} offered={approach.offered} isFurther={approach.next === null} />
      ) : null}
      {approach.beside.length > 0 ? (
        <Table
          caption="Beside the approach"
          captionSize="m"
          scrollLabel="What was done beside the approach"
          stacked
          head={["What", "Day", "By", "Why it counts for no stage"]}
          rows={approach.beside.map((step) => [
            <StepLink key="step" {...step} />,
            shortDay(step.issuedOn),
            step.agency,
            step.why,
          ])}
        />
      ) : null}
    </>
  );
}
