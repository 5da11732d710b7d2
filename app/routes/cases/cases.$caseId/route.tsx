import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ActionsOfCase } from "#app/components/actions/actions-of-case.tsx";
import { DocumentsOfRecord } from "#app/components/documents/documents-of-record.tsx";
import { Assessments } from "#app/components/risk/assessments.tsx";
import { ManageCase } from "#app/components/cases/manage-case.tsx";
import { StandingOfCase } from "#app/components/cases/standing-of-case.tsx";
import { CaseFrame } from "#app/components/cases/case-frame.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { BirthDate } from "#app/components/people/birth-date.tsx";
import { isOverdue } from "#app/domain/actions/action.ts";
import { caseHeader } from "#app/domain/cases/case-header.ts";
import { CASE_STATUS_NAMES } from "#app/domain/cases/case-status.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { linkWords } from "#app/domain/people/link-roles.ts";
import { fullName } from "#app/domain/people/person.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { objectsOf, recordView } from "#app/services/audit/record-access.ts";
import { manageFacts } from "#app/services/cases/manage-facts.ts";
import { standingOfCase } from "#app/services/cases/standing-of-case.ts";
import { documentsShownWith } from "#app/services/documents/documents-of.ts";
import { db } from "#db/open.ts";
import { unsafeListActionsOfCase } from "#db/queries/actions.ts";
import { findCaseById, unsafeListLinks } from "#db/queries/cases.ts";
import { unsafeListRiskAssessments } from "#db/queries/risk-assessments.ts";

const params = z.object({ caseId: z.uuidv7() });

export const loader = guardedLoader("cases:read", params, async ({ params, actor, now }) => {
  const record = await findCaseById(db, actor, params.caseId);
  if (!record) throw new Response(null, { status: 404 });
  const today = londonDay(now);
  const links = await unsafeListLinks(db, record.id);
  const assessments = await unsafeListRiskAssessments(db, record.id);
  const actions = await unsafeListActionsOfCase(db, record.id);
  const documents = await documentsShownWith({ db, actor }, { kind: "case", id: record.id });
  await recordView({ db, actor, now }, "case.viewed", "case", record.id, objectsOf(links));
  return {
    today,
    documents,
    header: caseHeader(record),
    manage: await manageFacts(db, actor, record),
    standing: await standingOfCase(db, record, today),
    may: {
      assess: record.status !== "closed" && actor.permissions.has("risk:assess"),
      addAction: record.status !== "closed" && actor.permissions.has("actions:create"),
      seeWhoHasSeen: actor.permissions.has("audit:record"),
    },
    record: {
      id: record.id,
      reference: record.reference,
      status: CASE_STATUS_NAMES[record.status],
      openedOn: record.openedOn,
      lead: record.leadUserName ? `${record.leadUserName}, ${record.leadAgencyName}` : record.leadAgencyName,
      supervisor: record.supervisorName,
      referralId: record.referralId,
      reviewDueOn: record.reviewDueOn,
    },
    links: links.map((link) => ({
      personId: link.personId,
      reference: link.reference,
      name: fullName(link),
      role: linkWords(link.role, link.standing),
      birthDate: link.birthDate,
      birthDateBasis: link.birthDateBasis,
    })),
    assessments: assessments.map(({ givenNames, familyName, ...a }) => ({
      ...a,
      personName: fullName({ givenNames, familyName }),
    })),
    actions: actions.map((a) => ({
      id: a.id,
      reference: a.reference,
      words: a.words,
      outcome: a.outcome,
      priority: a.priority,
      status: a.status,
      ownerName: a.ownerName,
      ownerAgencyName: a.ownerAgencyName,
      dueOn: a.dueOn,
      finishedOn: a.finishedOn,
      isOverdue: isOverdue(a, today),
    })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Case ${data?.record.reference ?? ""} – Joint Action` },
];

export default function CasePage() {
  const { header, manage, standing, record, links, assessments, actions, documents, today, may } =
    useLoaderData<typeof loader>();
  return (
    <CaseFrame header={header} current="overview">
      <SummaryList
        rows={[
          { key: "State", value: record.status },
          { key: "Opened", value: longDay(record.openedOn) },
          { key: "Lead", value: record.lead },
          { key: "Supervisor", value: record.supervisor ?? "Nobody named" },
          {
            key: "Next review",
            value: record.reviewDueOn
              ? `${longDay(record.reviewDueOn)}${record.reviewDueOn < today ? " (overdue)" : ""}`
              : "None: not assessed",
          },
          {
            key: "Referral",
            value: (
              <a className="govuk-link" href={`/referrals/${record.referralId}`}>
                Why this case was taken on
              </a>
            ),
          },
        ]}
      />
      <StandingOfCase {...standing} />
      {manage ? <ManageCase {...manage} /> : null}
      <div className="govuk-button-group">
        {may.assess ? <Button href={`/cases/${record.id}/assess-risk`}>Assess risk</Button> : null}
        {may.addAction ? (
          <Button href={`/cases/${record.id}/add-action`} variant="secondary">
            Add an action
          </Button>
        ) : null}
        {may.seeWhoHasSeen ? (
          <a className="govuk-link" href={`/audit/records/case/${record.id}`}>
            Who has seen this
          </a>
        ) : null}
      </div>
      <Table
        caption="People"
        captionSize="m"
        scrollLabel="People of this case"
        head={["Name", "Role", "Date of birth"]}
        rows={links.map((link) => [
          <a key="person" className="govuk-link" href={`/people/${link.personId}`}>
            {link.name}
          </a>,
          link.role,
          <BirthDate key="born" {...link} today={today} />,
        ])}
      />
      <ActionsOfCase actions={actions} />
      <DocumentsOfRecord {...documents} />
      <Assessments assessments={assessments} />
    </CaseFrame>
  );
}
