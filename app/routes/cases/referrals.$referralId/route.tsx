import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { WhoHasSeen } from "#app/components/audit/who-has-seen.tsx";
import { ReferralFacts } from "#app/components/cases/referral-facts.tsx";
import { DocumentsOfRecord } from "#app/components/documents/documents-of-record.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { decideReferralForm } from "#app/domain/cases/decide-referral.form.ts";
import { wholeSubject } from "#app/domain/cases/listed-subject.ts";
import { LAWFUL_BASIS_NAMES, type LawfulBasis } from "#app/domain/cases/lawful-basis.ts";
import { REFERRAL_STATUS_NAMES } from "#app/domain/cases/referral-status.ts";
import { mayDecide, standingAtAcceptance } from "#app/domain/cases/referral.ts";
import { alreadyThere } from "#app/domain/cases/repeated-referral.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { linkWords } from "#app/domain/people/link-roles.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { documentsShownWith } from "#app/services/documents/documents-of.ts";
import { decideReferral } from "#app/services/cases/decide-referral.ts";
import { db } from "#db/open.ts";
import { listUsersOfGroup } from "#db/queries/case-groups.ts";
import { listCasesAbout } from "#db/queries/cases.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { findOwnReferralState, findReferralById, unsafeListDecisions } from "#db/queries/referrals.ts";
import { DecideForm } from "./decide-form.tsx";

const params = z.object({ referralId: z.uuidv7() });

export const loader = guardedLoader("referrals:read", params, async ({ params, actor, now }) => {
  const today = londonDay(now);
  const referral = await findReferralById(db, actor, params.referralId);
  if (!referral) {
    const own = await findOwnReferralState(db, actor, params.referralId);
    if (!own) throw new Response(null, { status: 404 });
    await recordView({ db, actor, now }, "referral.state-viewed", "referral", params.referralId);
    return { kind: "state-only" as const, ...own, statusName: REFERRAL_STATUS_NAMES[own.status] };
  }
  const decisions = await unsafeListDecisions(db, referral.id);
  const documents = await documentsShownWith({ db, actor }, { kind: "referral", id: referral.id });
  const isWaiting = referral.status === "awaiting-decision" && mayDecide(actor, referral);
  const agencies = isWaiting ? await listAgenciesOfPartnership(db, actor.partnershipId) : [];
  // The other referrals of the person stand beside this one on the group's list.
  const already =
    isWaiting && referral.personId
      ? alreadyThere(
          {
            cases: await listCasesAbout(db, actor, { groupId: referral.groupId, personId: referral.personId }),
            referrals: [],
          },
          null,
        )
      : null;
  const users = isWaiting ? await listUsersOfGroup(db, actor.partnershipId, referral.groupId, today) : [];
  await recordView({ db, actor, now }, "referral.viewed", "referral", referral.id, {
    objects: referral.personId ? [{ kind: "person", id: referral.personId }] : [],
  });
  return {
    kind: "whole" as const,
    today,
    documents,
    logOf: actor.permissions.has("audit:record") ? referral.id : null,
    facts: {
      reference: referral.reference,
      statusName: REFERRAL_STATUS_NAMES[referral.status],
      groupName: referral.groupName,
      personId: referral.personId,
      personName: wholeSubject(referral),
      personReference: referral.personReference ?? "",
      birthDate: referral.birthDate,
      birthDateBasis: referral.birthDateBasis ?? ("unknown" as const),
      role: referral.personRole ? linkWords(referral.personRole, standingAtAcceptance(referral.personRole)) : "",
      agencyName: referral.agencyName,
      createdByName: referral.createdByName,
      receivedOn: referral.receivedOn,
      reason: referral.reason,
      lawfulBasis: LAWFUL_BASIS_NAMES[referral.lawfulBasis as LawfulBasis],
    },
    decisions: decisions.map(({ decision, ...d }) => ({ ...d, decision: REFERRAL_STATUS_NAMES[decision] })),
    toDecide: isWaiting
      ? {
          version: referral.version,
          ownAgencyId: actor.agencyId,
          agencies: agencies.map(({ id, name }) => ({ value: id, text: name })),
          users: users.map(({ id, name, agencyId, agencyName }) => ({ id, name, agencyId, agencyName })),
          already,
        }
      : null,
  };
});

export const action = guardedAction("referrals:decide", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, decideReferralForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await decideReferral({ db, actor, now }, params.referralId, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "forbidden":
      throw new Response(null, { status: 403 });
    case "changed":
      return data(
        {
          values: form.values,
          errors: { form: "Someone decided this referral after you opened it. What they decided is shown below." },
        },
        409,
      );
    case "refused":
      return data({ values: form.values, errors: { [result.refusal.field ?? "form"]: result.refusal.message } }, 422);
    case "done":
      return redirect(
        result.caseId
          ? afterSaving(`/cases/${result.caseId}`, "referral-accepted")
          : afterSaving(`/referrals/${params.referralId}`, "referral-declined"),
      );
  }
});

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const reference = data?.kind === "whole" ? data.facts.reference : (data?.reference ?? "");
  return [{ title: `Referral ${reference} – Joint Action` }];
};

export default function ReferralPage() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (page.kind === "state-only") return <StateOnly {...page} />;
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        {page.toDecide ? null : (
          <ErrorSummary errors={Object.entries(reply?.errors ?? {}).map(([name, message]) => ({ name, message }))} />
        )}
        <ReferralFacts facts={page.facts} decisions={page.decisions} today={page.today} />
        <DocumentsOfRecord {...page.documents} />
        {page.toDecide ? <DecideForm {...page.toDecide} today={page.today} reply={reply} /> : null}
        <WhoHasSeen kind="referral" id={page.logOf} />
      </div>
    </div>
  );
}

function StateOnly({ reference, statusName, groupName }: { reference: string; statusName: string; groupName: string }) {
  return (
    <>
      <h1 className="govuk-heading-l">Referral {reference}</h1>
      <p className="govuk-body">
        Sent to {groupName}. State: <strong>{statusName}</strong>.
      </p>
      <p className="govuk-body">
        You are not in this group, so the referral is theirs to open. They will tell you what they decide.
      </p>
    </>
  );
}
