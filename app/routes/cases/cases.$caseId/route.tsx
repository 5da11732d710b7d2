import { mayAssess } from "#app/domain/risk/assessment.ts";
import { mayInCase } from "#app/domain/access/case-rights.ts";
import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { AlsoKnownTo } from "#app/components/cases/also-known-to.tsx";
import { ImportedFacts } from "#app/components/cases/imported-facts.tsx";
import { ManageCase } from "#app/components/cases/manage-case.tsx";
import { StandingOfCase } from "#app/components/cases/standing-of-case.tsx";
import { CaseFrame } from "#app/components/cases/case-frame.tsx";
import { DisclosuresInBrief } from "#app/components/disclosures/disclosures-in-brief.tsx";
import { DocumentsOfRecord } from "#app/components/documents/documents-of-record.tsx";
import { IncidentsInBrief } from "#app/components/incidents/incidents-in-brief.tsx";
import { InterventionsInBrief } from "#app/components/interventions/interventions-in-brief.tsx";
import { CompactWarnings } from "#app/components/people/compact-warnings.tsx";
import { KeptUntil } from "#app/components/retention/kept-until.tsx";
import { MarkedItems, RightsMarks } from "#app/components/rights/rights-marks.tsx";
import { isOverdue } from "#app/domain/actions/action.ts";
import { caseHeader } from "#app/domain/cases/case-header.ts";
import { CASE_STATUS_NAMES } from "#app/domain/cases/case-status.ts";
import { TIMELINE_KINDS, timelineEntry, timelineForm, timelineHref } from "#app/domain/cases/timeline.ts";
import { mayWriteNotes } from "#app/domain/cases/write-note.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { linkWords, onceEach } from "#app/domain/people/link-roles.ts";
import { fullName } from "#app/domain/people/person.ts";
import { planInBrief } from "#app/domain/risk/plan-brief.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { objectsOf, recordView } from "#app/services/audit/record-access.ts";
import { alsoKnownTo } from "#app/services/cases/also-known-to.ts";
import { manageFacts } from "#app/services/cases/manage-facts.ts";
import { standingOfCase } from "#app/services/cases/standing-of-case.ts";
import { disclosuresOf } from "#app/services/disclosures/disclosures-of.ts";
import { documentsShownWith } from "#app/services/documents/documents-of.ts";
import { incidentsInBrief } from "#app/services/incidents/incidents-of-page.ts";
import { interventionsInBrief } from "#app/services/interventions/interventions-in-brief.ts";
import { warningsOfCase } from "#app/services/people/warnings-of-case.ts";
import { retentionInBrief } from "#app/services/retention/retention-in-brief.ts";
import { marksOn } from "#app/services/rights/marks-on.ts";
import { riskInLines, riskOfPeople } from "#app/services/risk/risk-of-case.ts";
import { shownPlan } from "#app/services/risk/shown-plan.ts";
import { db } from "#db/open.ts";
import { unsafeListActionsOfCase } from "#db/queries/actions.ts";
import { unsafeFindLastDecision } from "#db/queries/case-changes.ts";
import { isOpenedInSession, unsafeListConflicted } from "#db/queries/case-access.ts";
import { unsafeListFlags } from "#db/queries/case-flags.ts";
import { unsafeListTimeline } from "#db/queries/case-timeline.ts";
import { unsafeFindImportedCase } from "#db/queries/imported-cases.ts";
import { findCaseById, unsafeListLinks } from "#db/queries/cases.ts";
import { listDecisionsOfCase } from "#db/queries/minutes.ts";
import { findNextSitting } from "#db/queries/meetings.ts";
import { CaseBanners } from "./banners.tsx";
import { CaseColumns } from "./columns.tsx";
import { CaseTimeline } from "./case-timeline.tsx";
import { OtherWays } from "./other-ways.tsx";

const params = z.object({ caseId: z.uuidv7() });
const ENTRIES = 15;
const ACTIONS = 6;
const STEPS = 4;
const MEETINGS = 3;

export const loader = guardedLoader("cases:read", params, async ({ request, params, actor, now }) => {
  const record = await findCaseById(db, actor, params.caseId);
  if (!record) throw new Response(null, { status: 404 });
  const today = londonDay(now);
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const { show, after } = timelineForm.parse({ show: search.show ?? null, after: search.after ?? null });
  const links = await unsafeListLinks(db, record.id);
  const conflicted = await unsafeListConflicted(db, record.id);
  const open = (await unsafeListActionsOfCase(db, record.id)).filter((a) => a.finishedOn === null);
  const late = (a: (typeof open)[number]) => (isOverdue(a, today) ? 0 : 1);
  // By due day already; one on hold may be due before one that is overdue.
  const unfinished = open.sort((a, b) => late(a) - late(b));
  const isOpened = await isOpenedInSession(db, actor, record.id);
  const manage = await manageFacts(db, actor, record);
  const incidents = await incidentsInBrief({ db, actor }, { kind: "case", id: record.id });
  const entries = await unsafeListTimeline(db, actor, record, { show, after, today, limit: ENTRIES + 1 });
  const shown = entries
    .slice(0, ENTRIES)
    .map((entry) => timelineEntry(record.id, entry, { maySeeWhy: manage !== null }));
  const last = entries.length > ENTRIES ? shown.at(-1) : undefined;
  await recordView({ db, actor, now }, "case.viewed", "case", record.id, {
    ...objectsOf(links),
    ...(isOpened ? { purpose: "break-glass" } : {}),
    ...(incidents ? { detail: { incidents: incidents.rows.map(({ id }) => id) } } : {}),
  });
  const isOpen = record.status !== "closed";
  const onTimeline = shown.map(({ id }) => id);
  const marks = await marksOn(
    { db, actor },
    {
      case: [record.id],
      note: onTimeline,
      assessment: onTimeline,
      document: onTimeline,
      action: open.map(({ id }) => id),
    },
  );
  return {
    today,
    marks,
    header: caseHeader(record),
    manage,
    standing: await standingOfCase(db, record, today),
    incidents,
    mayLink: isOpen && record.isByRight === 1 && actor.permissions.has("incidents:change"),
    interventions: await interventionsInBrief(
      { db, actor, now },
      { kind: "case", id: record.id },
      isOpen && record.isByRight === 1,
    ),
    isOpened,
    told: await disclosuresOf({ db, actor }, { kind: "case", ...record }),
    kept: await retentionInBrief(
      { db, actor, now },
      { kind: "case", ...record },
      manage !== null || mayInCase(actor, record, "audit:record"),
    ),
    flags: (await unsafeListFlags(db, record.id)).map(({ name, behaviour }) => ({ name, behaviour })),
    documents: await documentsShownWith({ db, actor }, { kind: "case", id: record.id }),
    may: {
      assess: isOpen && mayAssess(actor, record),
      addAction: isOpen && mayInCase(actor, record, "actions:create"),
      writeNote: isOpen && mayWriteNotes(actor, record),
    },
    ways: {
      access: mayInCase(actor, record, "cases:access"),
      seeWhoHasSeen: mayInCase(actor, record, "audit:record"),
      work: mayInCase(actor, record, "notes:write"),
      refer: isOpen && mayInCase(actor, record, "notes:write") && actor.permissions.has("referrals:create"),
    },
    record: {
      id: record.id,
      status: CASE_STATUS_NAMES[record.status],
      openedOn: record.openedOn,
      closedOn: record.closedOn,
      lead: record.leadUserName ? `${record.leadUserName}, ${record.leadAgencyName}` : record.leadAgencyName,
      supervisor: record.supervisorName,
      reviewDueOn: record.reviewDueOn,
    },
    referralId: record.referralId,
    imported: (await unsafeFindImportedCase(db, actor, record.id)) ?? null,
    nextSitting: (await findNextSitting(db, actor, record.groupId, today)) ?? null,
    decided: await listDecisionsOfCase(db, actor, record.id, MEETINGS),
    decision: (await unsafeFindLastDecision(db, record.id)) ?? null,
    known: await alsoKnownTo({ db, actor }, record.id, links),
    warned: await warningsOfCase({ db, actor }, { caseId: record.id, today }, links),
    links: onceEach(
      links.map((link) => ({
        id: link.id,
        personId: link.standingId,
        name: fullName(link),
        role: linkWords(link.role, link.standing),
        birthDate: link.birthDate,
        birthDateBasis: link.birthDateBasis,
      })),
    ),
    risk: riskInLines(await riskOfPeople({ db, actor, now }, record, links)).map((row) => ({
      ...row,
      personId: links.find(({ personId }) => personId === row.personId)?.standingId ?? row.personId,
    })),
    plan: briefPlan(await shownPlan(db, record, now)),
    moreActions: Math.max(0, unfinished.length - ACTIONS),
    actions: unfinished.slice(0, ACTIONS).map((a) => ({
      id: a.id,
      reference: a.reference,
      words: a.words,
      priority: a.priority,
      ownerName: a.ownerName,
      ownerAgencyName: a.ownerAgencyName,
      dueOn: a.dueOn,
      isOverdue: isOverdue(a, today),
      ownerHasConflict: a.ownerUserId !== null && conflicted.some(({ userId }) => userId === a.ownerUserId),
    })),
    timeline: {
      show,
      entries: shown,
      isFirst: after === null,
      next: last ? timelineHref(record.id, show, last) : null,
      kinds: Object.entries(TIMELINE_KINDS).map(([value, text]) => ({ value, text })),
    },
  };
});

function briefPlan({ steps, gaps }: Awaited<ReturnType<typeof shownPlan>>) {
  const brief = planInBrief(steps, STEPS);
  const shown = brief.steps.map((s) => ({
    ...{ id: s.id, words: s.words, domain: s.domain, personName: s.personName, status: s.status },
    ...{ ownerName: s.ownerName, ownerAgencyName: s.ownerAgencyName, untilDay: s.untilDay, isLate: s.isLate },
  }));
  return { ...brief, steps: shown, gaps: gaps.length };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Case ${data?.header.reference ?? ""} – Joint Action` },
];

export default function CasePage() {
  const {
    header,
    manage,
    standing,
    marks,
    told,
    kept,
    flags,
    warned,
    isOpened,
    documents,
    timeline,
    imported,
    ways,
    referralId,
    known,
    incidents,
    interventions,
    mayLink,
    ...shown
  } = useLoaderData<typeof loader>();
  return (
    <MarkedItems marks={marks}>
      <CaseFrame header={header} current="overview">
        <RightsMarks of={header.id} />
        <CaseBanners flags={flags} isOpened={isOpened} />
        <CompactWarnings people={warned} />
        <StandingOfCase {...standing} />
        <CaseColumns {...shown} />
        <IncidentsInBrief
          incidents={incidents}
          allHref={`/incidents/cases/${header.id}`}
          none="No incident is linked to this case."
          link={mayLink ? { href: `/incidents/cases/${header.id}/link`, text: "Link incidents" } : null}
        />
        <InterventionsInBrief interventions={interventions} none="No intervention belongs to this case." />
        <AlsoKnownTo people={known} />
        <ImportedFacts facts={imported} />
        <div className="govuk-grid-row">
          {manage ? (
            <div className="govuk-grid-column-one-half">
              <ManageCase {...manage} />
            </div>
          ) : null}
          <div className="govuk-grid-column-one-half">
            <OtherWays caseId={header.id} referralId={referralId} may={ways} />
          </div>
        </div>
        <CaseTimeline caseId={header.id} {...timeline} />
        <DocumentsOfRecord {...documents} />
        <DisclosuresInBrief {...told} />
        <KeptUntil kept={kept} />
      </CaseFrame>
    </MarkedItems>
  );
}
