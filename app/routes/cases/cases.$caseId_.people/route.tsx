import { mayManage } from "#app/domain/cases/manage-case.ts";
import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { AlsoKnownTo } from "#app/components/cases/also-known-to.tsx";
import { CaseFrame } from "#app/components/cases/case-frame.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { WarningText } from "#app/components/govuk/warning-text.tsx";
import { CompactWarnings } from "#app/components/people/compact-warnings.tsx";
import { MarkedItems, RightsMarks } from "#app/components/rights/rights-marks.tsx";
import { caseHeader } from "#app/domain/cases/case-header.ts";
import { isTooYoung } from "#app/domain/cases/case-link.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { LINK_ROLES, linkWords, STANDING_BASIS_NAMES } from "#app/domain/people/link-roles.ts";
import { fullName, RESPONSIBLE_AGE } from "#app/domain/people/person.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { objectsOf, recordView } from "#app/services/audit/record-access.ts";
import { alsoKnownTo } from "#app/services/cases/also-known-to.ts";
import { warningsOfCase } from "#app/services/people/warnings-of-case.ts";
import { marksOn } from "#app/services/rights/marks-on.ts";
import { db } from "#db/open.ts";
import { unsafeListPeopleOfCase } from "#db/queries/case-links.ts";
import { findCaseById } from "#db/queries/cases.ts";
import { PeopleInRole } from "./people-in-role.tsx";

const params = z.object({ caseId: z.uuidv7() });

export const loader = guardedLoader("cases:read", params, async ({ params, actor, now }) => {
  const record = await findCaseById(db, actor, params.caseId);
  if (!record) throw new Response(null, { status: 404 });
  const links = await unsafeListPeopleOfCase(db, record.id);
  await recordView({ db, actor, now }, "case.viewed", "case", record.id, objectsOf(links));
  const mayChange = mayManage(actor, record) && record.status !== "closed";
  const today = londonDay(now);
  return {
    today,
    header: caseHeader(record),
    marks: await marksOn({ db, actor }, { case: [record.id], link: links.map(({ id }) => id) }),
    known: await alsoKnownTo({ db, actor }, record.id, links),
    warned: await warningsOfCase({ db, actor }, { caseId: record.id, today }, links),
    caseId: record.id,
    mayChange,
    links: links.map((link) => ({
      id: link.id,
      personId: link.standingId,
      reference: link.reference,
      name: fullName(link),
      birthDate: link.birthDate,
      birthDateBasis: link.birthDateBasis,
      isSubject: link.personId === record.personId,
      role: link.role,
      words: linkWords(link.role, link.standing),
      by: link.standingBasis ? STANDING_BASIS_NAMES[link.standingBasis] : null,
      standingOn: link.standingOn,
      source: link.standingSource,
      fromDay: link.fromDay,
      untilDay: link.untilDay,
      note: link.note,
      endedReason: link.endedReason,
      isToPutRight: link.untilDay === null && isTooYoung(link, link),
    })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `People of case ${data?.header.reference ?? ""} – Joint Action` },
];

export default function CasePeoplePage() {
  const { header, marks, known, warned, caseId, links, mayChange, today } = useLoaderData<typeof loader>();
  const current = links.filter((link) => link.untilDay === null);
  const ended = links.filter((link) => link.untilDay !== null);
  return (
    <MarkedItems marks={marks}>
      <CaseFrame header={header} current="people">
        <RightsMarks of={header.id} />
        <CompactWarnings people={warned} />
        {links.some((link) => link.isToPutRight) ? (
          <WarningText>
            By the date of birth that is now recorded, somebody was under {RESPONSIBLE_AGE} when recorded as a
            perpetrator. End that role, and add them as a person at risk if they are
          </WarningText>
        ) : null}
        {mayChange ? <Button href={`/cases/${caseId}/people/add`}>Add a person</Button> : null}
        {links.length === 0 ? <p className="govuk-body">Nobody is linked to this case.</p> : null}
        {LINK_ROLES.map((role) => (
          <PeopleInRole
            key={role}
            caseId={caseId}
            links={current.filter((link) => link.role === role)}
            mayChange={mayChange}
            today={today}
          />
        ))}
        <PeopleInRole caseId={caseId} links={ended} heading="Roles that have ended" mayChange={false} today={today} />
        <AlsoKnownTo people={known} />
      </CaseFrame>
    </MarkedItems>
  );
}
