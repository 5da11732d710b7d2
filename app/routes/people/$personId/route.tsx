import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Button } from "#app/components/govuk/button.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { BirthDate } from "#app/components/people/birth-date.tsx";
import { CASE_STATUS_NAMES } from "#app/domain/cases/case-status.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { linkWords } from "#app/domain/people/link-roles.ts";
import { fullName } from "#app/domain/people/person.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { findPersonById, listCasesOfPerson } from "#db/queries/people.ts";

const params = z.object({ personId: z.uuidv7() });
const MOST_CASES = 100;

export const loader = guardedLoader("people:read", params, async ({ params, actor, now }) => {
  const person = await findPersonById(db, actor, params.personId);
  if (!person) throw new Response(null, { status: 404 });
  const cases = await listCasesOfPerson(db, actor, person.id, MOST_CASES);
  await recordView({ db, actor, now }, "person.viewed", "person", person.id);
  return {
    today: londonDay(now),
    mayRefer: actor.permissions.has("referrals:create"),
    maySeeWhoHasSeen: actor.permissions.has("audit:record"),
    person: {
      id: person.id,
      reference: person.reference,
      name: fullName(person),
      birthDate: person.birthDate,
      birthDateBasis: person.birthDateBasis,
      area: person.areaWords,
    },
    cases: cases.map((c) => ({
      id: c.id,
      reference: c.reference,
      groupName: c.groupName,
      role: linkWords(c.role, c.standing),
      status: CASE_STATUS_NAMES[c.status],
      openedOn: c.openedOn,
    })),
  };
});

/** The reference and not the name: a title stays in the browser's history. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? data.person.reference : "Person"} – Joint Action` },
];

export default function PersonPage() {
  const { person, cases, today, mayRefer, maySeeWhoHasSeen } = useLoaderData<typeof loader>();
  return (
    <>
      <span className="govuk-caption-l">{person.reference}</span>
      <h1 className="govuk-heading-l">{person.name}</h1>
      <SummaryList
        rows={[
          { key: "Date of birth", value: <BirthDate {...person} today={today} /> },
          { key: "Area", value: person.area ?? "Not recorded" },
        ]}
      />
      {cases.length > 0 ? (
        <Table
          caption="Cases that you may see"
          captionSize="m"
          scrollLabel="Cases of this person"
          stacked
          head={["Case", "Group", "In the role of", "Status", "Opened"]}
          rows={cases.map((c) => [
            <a key="case" className="govuk-link" href={`/cases/${c.id}`}>
              {c.reference}
            </a>,
            c.groupName,
            c.role,
            c.status,
            longDay(c.openedOn),
          ])}
        />
      ) : (
        <p className="govuk-body">No case that you may see is about this person.</p>
      )}
      <div className="govuk-button-group">
        {mayRefer ? (
          <Button href={`/referrals/new?person=${person.id}`} variant="secondary">
            Make a referral
          </Button>
        ) : null}
        {maySeeWhoHasSeen ? (
          <a className="govuk-link" href={`/audit/records/person/${person.id}`}>
            Who has seen this
          </a>
        ) : null}
      </div>
    </>
  );
}
