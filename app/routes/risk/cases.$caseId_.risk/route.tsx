import { mayInCase } from "#app/domain/access/case-rights.ts";
import { mayAssess } from "#app/domain/risk/assessment.ts";
import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { CaseFrame } from "#app/components/cases/case-frame.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { PersonRisk } from "#app/components/risk/person-risk.tsx";
import { ReferHigh } from "#app/components/risk/refer-high.tsx";
import { VictimRisk } from "#app/components/risk/victim-risk.tsx";
import { MarkedItems, RightsMarks } from "#app/components/rights/rights-marks.tsx";
import { caseHeader } from "#app/domain/cases/case-header.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { type Reviewer, REVIEWER_NAMES } from "#app/domain/risk/reviews.ts";
import { reviewsAs } from "#app/domain/risk/sign-off.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { objectsOf, recordView } from "#app/services/audit/record-access.ts";
import { riskOfLocation } from "#app/services/risk/risk-of-location.ts";
import { riskOfPeople } from "#app/services/risk/risk-of-case.ts";
import { riskOfVictims } from "#app/services/risk/risk-of-victims.ts";
import { marksOn } from "#app/services/rights/marks-on.ts";
import { db } from "#db/open.ts";
import { unsafeFindSupervision } from "#db/queries/case-supervision.ts";
import { findCaseById, unsafeListLinks } from "#db/queries/cases.ts";
import { unsafeListRiskReviews } from "#db/queries/risk-decisions.ts";
import { LocationRisk } from "./location-risk.tsx";
import { Reviews } from "./reviews.tsx";

const params = z.object({ caseId: z.uuidv7() });

export const loader = guardedLoader("cases:read", params, async ({ params, actor, now }) => {
  const today = londonDay(now);
  const record = await findCaseById(db, actor, params.caseId, today);
  if (!record) throw new Response(null, { status: 404 });
  const links = await unsafeListLinks(db, record.id);
  await recordView({ db, actor, now }, "risk.viewed", "case", record.id, objectsOf(links));
  const role = reviewsAs(actor, await unsafeFindSupervision(db, record.id, today));
  const people = await riskOfPeople({ db, actor, now }, record, links);
  const assessments = people.flatMap(({ history }) => history.map(({ id }) => id));
  const isOpen = record.status !== "closed";
  return {
    today,
    header: caseHeader(record),
    may: {
      assess: isOpen && mayAssess(actor, record),
      review:
        isOpen &&
        record.riskLevel !== null &&
        role !== null &&
        record.isByRight === 1 &&
        actor.permissions.has("risk:sign-off"),
    },
    due: {
      lead: record.reviewDueOn,
      supervisor: record.supervisorReviewDueOn,
      manager: record.managerReviewDueOn,
    } satisfies Record<Reviewer, string | null>,
    people,
    marks: await marksOn({ db, actor }, { case: [record.id], assessment: assessments }),
    victims: await riskOfVictims(db, actor, record.id, links),
    refersHigh: isOpen && mayInCase(actor, record, "notes:write") && record.groupKind === "casework",
    location: record.subjectKind === "location" ? await riskOfLocation(db, record.id) : null,
    reviews: await unsafeListRiskReviews(db, record.id),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Risk ${data?.header.reference ?? ""} – Joint Action` },
];

export default function RiskPage() {
  const { header, marks, today, may, due, people, victims, refersHigh, location, reviews } =
    useLoaderData<typeof loader>();
  const dues = (Object.keys(REVIEWER_NAMES) as Reviewer[]).flatMap((role) => {
    const day = due[role];
    return day ? [`${REVIEWER_NAMES[role]} ${longDay(day)}${day < today ? " (overdue)" : ""}`] : [];
  });
  return (
    <MarkedItems marks={marks}>
      <CaseFrame header={header} current="risk">
        <RightsMarks of={header.id} />
        {dues.length > 0 ? <p className="govuk-body">Next reviews: {dues.join(" · ")}</p> : null}
        {may.review ? (
          <Button href={`/cases/${header.id}/risk/review`} variant="secondary">
            Record your review
          </Button>
        ) : null}
        {location ? <LocationRisk caseId={header.id} levels={location} mayAssess={may.assess} /> : null}
        {people.length === 0 && !location ? (
          <p className="govuk-body">Nobody in this case is linked as its subject, a perpetrator or a person at risk.</p>
        ) : null}
        {people.map((person) => (
          <PersonRisk
            key={person.personId}
            caseId={header.id}
            person={person}
            today={today}
            may={{ assess: may.assess, decide: may.assess }}
          />
        ))}
        {victims.length > 0 ? (
          <>
            <h2 className="govuk-heading-m" id="victims">
              Victims
            </h2>
            {victims
              .filter(({ band }) => refersHigh && band === "high")
              .map(({ personId, name }) => (
                <ReferHigh key={personId} caseId={header.id} name={name} />
              ))}
            {victims.map((victim) => (
              <VictimRisk key={victim.personId} caseId={header.id} victim={victim} mayAssess={may.assess} />
            ))}
          </>
        ) : null}
        <Reviews reviews={reviews} />
      </CaseFrame>
    </MarkedItems>
  );
}
