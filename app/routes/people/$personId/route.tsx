import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Button } from "#app/components/govuk/button.tsx";
import { DisclosuresInBrief } from "#app/components/disclosures/disclosures-in-brief.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { IncidentsInBrief } from "#app/components/incidents/incidents-in-brief.tsx";
import { ApproachBrief } from "#app/components/interventions/approach-brief.tsx";
import { InterventionsInBrief } from "#app/components/interventions/interventions-in-brief.tsx";
import { BirthDate } from "#app/components/people/birth-date.tsx";
import { Warnings } from "#app/components/people/warnings.tsx";
import { KeptUntil } from "#app/components/retention/kept-until.tsx";
import { MarkedItems, RightsMarks } from "#app/components/rights/rights-marks.tsx";
import { CASE_STATUS_NAMES } from "#app/domain/cases/case-status.ts";
import { REFERRAL_STATUS_NAMES } from "#app/domain/cases/referral-status.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { linkWords } from "#app/domain/people/link-roles.ts";
import { PART_KINDS, SEX_NAMES } from "#app/domain/people/person-parts.ts";
import { fullName } from "#app/domain/people/person.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { disclosuresOf } from "#app/services/disclosures/disclosures-of.ts";
import { incidentsInBrief } from "#app/services/incidents/incidents-of-page.ts";
import { approachInBrief } from "#app/services/interventions/approach-with.ts";
import { interventionsInBrief } from "#app/services/interventions/interventions-in-brief.ts";
import { personRecord } from "#app/services/people/person-record.ts";
import { retentionInBrief } from "#app/services/retention/retention-in-brief.ts";
import { marksOn } from "#app/services/rights/marks-on.ts";
import { db } from "#db/open.ts";
import { findPersonById, listCasesOfPerson, listReferralsOfPerson } from "#db/queries/people.ts";
import { listMergesOf } from "#db/queries/person-merges.ts";
import { listRecordsOfPerson } from "#db/queries/person-parts.ts";
import { PartSection } from "./part-section.tsx";
import { RecordsOfPerson } from "./records-of-person.tsx";

const params = z.object({ personId: z.uuidv7() });
const MOST_RECORDS = 100;
/** Of coordinators, chairs and ASB officers. */
const RUN_PEOPLE = ["audit:record", "incidents:change"] as const;

export const loader = guardedLoader("people:read", params, async ({ params, actor, now }) => {
  const person = await findPersonById(db, actor, params.personId);
  if (!person) throw new Response(null, { status: 404 });
  if (person.mergedIntoId !== null) throw redirect(`/people/${person.mergedIntoId}`);
  const today = londonDay(now);
  const ids = await listRecordsOfPerson(db, actor, person.id);
  const cases = await listCasesOfPerson(db, actor, ids, MOST_RECORDS);
  const referrals = await listReferralsOfPerson(db, actor, ids, MOST_RECORDS);
  const parts = await personRecord({ db, actor }, ids, today);
  const merges = await listMergesOf(db, actor, person.id);
  const incidents = await incidentsInBrief({ db, actor }, { kind: "person", ids });
  const approach = await approachInBrief({ db, actor, now }, person.id);
  const objects = ids.slice(1).map((id) => ({ kind: "person", id }));
  await recordView({ db, actor, now }, "person.viewed", "person", person.id, {
    objects,
    ...(incidents ? { detail: { incidents: incidents.rows.map(({ id }) => id) } } : {}),
  });
  const { permissions } = actor;
  return {
    today,
    may: {
      change: permissions.has("people:change"),
      merge: permissions.has("people:merge"),
      refer: permissions.has("referrals:create"),
      seeWhoHasSeen: permissions.has("audit:record"),
    },
    person: {
      id: person.id,
      reference: person.reference,
      name: fullName(person),
      birthDate: person.birthDate,
      birthDateBasis: person.birthDateBasis,
      sex: person.sex ? SEX_NAMES[person.sex] : null,
      area: person.areaWords,
    },
    marks: await marksOn(
      { db, actor },
      { person: ids, ...Object.fromEntries(PART_KINDS.map((kind) => [kind, parts[kind].map(({ id }) => id)])) },
    ),
    told: await disclosuresOf({ db, actor }, { kind: "person", id: person.id, reference: person.reference }),
    kept: await retentionInBrief(
      { db, actor, now },
      { kind: "person", id: person.id, reference: person.reference },
      RUN_PEOPLE.some((permission) => permissions.has(permission)),
    ),
    parts,
    incidents,
    interventions: await interventionsInBrief({ db, actor, now }, { kind: "person", ids }),
    approach,
    merges: merges.map(({ id, reference }) => ({ id, reference })),
    cases: cases.map((c) => ({
      id: c.id,
      reference: c.reference,
      groupName: c.groupName,
      role: linkWords(c.role, c.standing) + (c.untilDay === null ? "" : " (no longer)"),
      status: CASE_STATUS_NAMES[c.status],
      openedOn: c.openedOn,
    })),
    referrals: referrals
      .filter((r) => r.status !== "accepted")
      .map((r) => ({
        id: r.id,
        reference: r.reference,
        groupName: r.groupName,
        role: r.role ? linkWords(r.role, r.role === "perpetrator" ? "alleged" : null) : "Not said",
        status: REFERRAL_STATUS_NAMES[r.status],
        receivedOn: r.receivedOn,
      })),
  };
});

/** The reference and not the name: a title stays in the browser's history. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? data.person.reference : "Person"} – Joint Action` },
];

export default function PersonPage() {
  const { person, marks, told, kept, parts, incidents, interventions, approach, merges, cases, referrals, today, may } =
    useLoaderData<typeof loader>();
  const inForce = PART_KINDS.flatMap((kind) => parts[kind]).filter((part) => part.isInForce);
  const aliases = parts.alias.filter((part) => part.isInForce).map((part) => part.title);
  const knownTo = [...new Set([...cases, ...referrals].map(({ groupName }) => groupName))];
  const safely = parts["safe-contact"].filter((part) => part.isInForce);
  return (
    <MarkedItems marks={marks}>
      <span className="govuk-caption-l">{person.reference}</span>
      <h1 className="govuk-heading-l govuk-!-margin-bottom-4">{person.name}</h1>
      <RightsMarks of={person.id} />
      <Warnings warnings={inForce.flatMap((part) => part.warnings)} />
      <SummaryList
        rows={[
          ...(aliases.length > 0 ? [{ key: "Also known as", value: aliases.join("; ") }] : []),
          { key: "Date of birth", value: <BirthDate {...person} today={today} /> },
          { key: "Sex", value: person.sex ?? "Not recorded" },
          { key: "Area", value: person.area ?? "Not recorded" },
          ...(knownTo.length > 0 ? [{ key: "Known to", value: knownTo.join("; ") }] : []),
          {
            key: "Safe contact",
            value:
              safely.length > 0 ? safely.flatMap((p) => [p.title, ...p.lines]).join(". ") : "Not recorded: ask first",
          },
          ...(merges.length > 0
            ? [
                {
                  key: "Merged records",
                  value: <MergedRecords personId={person.id} merges={merges} link={may.merge} />,
                },
              ]
            : []),
        ]}
      />
      <div className="govuk-button-group">
        {may.refer ? (
          <Button href={`/referrals/new?person=${person.id}`} variant="secondary">
            Make a referral
          </Button>
        ) : null}
        {may.change ? (
          <a className="govuk-link" href={`/people/${person.id}/change`}>
            Change name, date of birth or area
          </a>
        ) : null}
        {may.merge ? (
          <a className="govuk-link" href={`/people/${person.id}/merge`}>
            Merge with another record
          </a>
        ) : null}
        {may.seeWhoHasSeen ? (
          <a className="govuk-link" href={`/audit/records/person/${person.id}`}>
            Who has seen this
          </a>
        ) : null}
      </div>
      <RecordsOfPerson cases={cases} referrals={referrals} />
      <IncidentsInBrief
        incidents={incidents}
        allHref={`/incidents/people/${person.id}`}
        none="No incident that you may see names this person."
      />
      <ApproachBrief personId={person.id} approach={approach} />
      <InterventionsInBrief
        interventions={interventions}
        none="No intervention that you may see is about this person."
      />
      {(["marker", "safe-contact", "contact", "address", "alias", "relationship"] as const).map((kind) => (
        <PartSection key={kind} kind={kind} parts={parts[kind]} personId={person.id} mayChange={may.change} />
      ))}
      <DisclosuresInBrief {...told} />
      <KeptUntil kept={kept} />
    </MarkedItems>
  );
}

type Merged = { personId: string; merges: readonly { id: string; reference: string }[]; link: boolean };

function MergedRecords({ personId, merges, link }: Merged) {
  return merges.map(({ id, reference }) => (
    <div key={id}>
      {reference}{" "}
      {link ? (
        <a className="govuk-link" href={`/people/${personId}/merges/${id}/undo`}>
          Undo<span className="govuk-visually-hidden"> the merging of {reference}</span>
        </a>
      ) : null}
    </div>
  ));
}
