import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { WhoHasSeen } from "#app/components/audit/who-has-seen.tsx";
import { ReferralFacts } from "#app/components/cases/referral-facts.tsx";
import { DocumentsOfRecord } from "#app/components/documents/documents-of-record.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { MarkedItems, RightsMarks } from "#app/components/rights/rights-marks.tsx";
import type { Actor } from "#app/domain/access/actor.ts";
import { decideReferralForm } from "#app/domain/cases/decide-referral.form.ts";
import { wholeSubject } from "#app/domain/cases/listed-subject.ts";
import { REFERRAL_STATUS_NAMES } from "#app/domain/cases/referral-status.ts";
import { mayDecide, mayWithdraw, standingAtAcceptance } from "#app/domain/cases/referral.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { linkWords } from "#app/domain/people/link-roles.ts";
import { type FieldErrors, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { maySeeLogOf } from "#app/services/audit/list-record-access.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { decideReferral } from "#app/services/cases/decide-referral.ts";
import { meetingWords } from "#app/services/cases/meeting-of.ts";
import { screeningChoices } from "#app/services/cases/screening-choices.ts";
import { documentsShownWith } from "#app/services/documents/documents-of.ts";
import { marksOn } from "#app/services/rights/marks-on.ts";
import { db } from "#db/open.ts";
import { unsafeListReferralPeople } from "#db/queries/referral-people.ts";
import {
  findOwnRedirectedState,
  findOwnReferralState,
  findReferralById,
  unsafeFindRedirectedTo,
  unsafeListDecisions,
} from "#db/queries/referrals.ts";
import { DecideForm } from "./decide-form.tsx";
import { factsOf } from "./facts-of.ts";
import { PeopleOfReferral } from "./people-of-referral.tsx";
import { StateOnly, WithdrawLink } from "./state-only.tsx";

const params = z.object({ referralId: z.uuidv7() });

export const loader = guardedLoader("referrals:read", params, async ({ params, actor, now }) => {
  const today = londonDay(now);
  const referral = await findReferralById(db, actor, params.referralId);
  if (!referral) {
    const state = await stateOf(actor, params.referralId);
    if (!state) throw new Response(null, { status: 404 });
    await recordView({ db, actor, now }, "referral.state-viewed", "referral", params.referralId);
    return { kind: "state-only" as const, ...state };
  }
  const decisions = await unsafeListDecisions(db, referral.id);
  const documents = await documentsShownWith({ db, actor }, { kind: "referral", id: referral.id });
  const people = await unsafeListReferralPeople(db, referral.id);
  const isWaiting = referral.status === "awaiting-decision";
  const isToDecide = isWaiting && mayDecide(actor, referral);
  const passedOn = referral.status === "redirected" ? await unsafeFindRedirectedTo(db, referral.id) : undefined;
  const mayMatch = isToDecide && actor.permissions.has("people:search");
  const meeting = isWaiting ? await meetingWords(db, actor, referral, today) : null;
  const shown = [referral.personId, ...people.map((person) => person.personId)].filter((id) => id !== null);
  await recordView({ db, actor, now }, "referral.viewed", "referral", referral.id, {
    objects: shown.map((id) => ({ kind: "person", id })),
  });
  return {
    kind: "whole" as const,
    today,
    id: referral.id,
    documents,
    logOf: (await maySeeLogOf(db, actor, { kind: "referral", id: referral.id })) ? referral.id : null,
    marks: await marksOn({ db, actor }, { referral: [referral.id] }),
    facts: factsOf(referral, meeting),
    passedOn: passedOn
      ? `${passedOn.groupName}, as ${passedOn.reference}: ${REFERRAL_STATUS_NAMES[passedOn.status].toLowerCase()}`
      : null,
    people: people.map((person) => ({
      id: person.id,
      name: wholeSubject({ ...person, locationName: null, locationPostcode: null, problemTitle: null }),
      role: linkWords(person.role, standingAtAcceptance(person.role)),
      personId: person.personId,
      matchHref: mayMatch && !person.personId ? `/referrals/${referral.id}/match?person=${person.id}` : null,
    })),
    decisions: decisions.map(({ decision, ...d }) => ({ ...d, decision: REFERRAL_STATUS_NAMES[decision] })),
    mayWithdraw: mayWithdraw(actor, referral),
    toDecide: isToDecide
      ? {
          ...(await screeningChoices(db, actor, referral, today)),
          unmatched: people.filter((person) => person.personId === null).length,
          matchHref:
            mayMatch && referral.subjectKind === "person" && !referral.personId
              ? `/referrals/${referral.id}/match`
              : null,
        }
      : null,
  };
});

/** Of a referral of the actor's own, to a group of others. */
async function stateOf(actor: Actor, id: string) {
  const own = await findOwnReferralState(db, actor, id);
  if (!own) return null;
  const passedOn = own.status === "redirected" ? await findOwnRedirectedState(db, actor, id) : undefined;
  return {
    id,
    reference: own.reference,
    groupName: own.groupName,
    receivedOn: own.receivedOn,
    statusName: REFERRAL_STATUS_NAMES[own.status],
    mayWithdraw: mayWithdraw(actor, own),
    passedOn: passedOn
      ? {
          id: passedOn.id,
          reference: passedOn.reference,
          groupName: passedOn.groupName,
          statusName: REFERRAL_STATUS_NAMES[passedOn.status],
        }
      : null,
  };
}

export const action = guardedAction("referrals:decide", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, decideReferralForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await decideReferral({ db, actor, now }, params.referralId, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "forbidden":
      throw new Response(null, { status: 403 });
    case "changed": {
      const { status, version } = result.current;
      const isWaiting = status === "awaiting-decision";
      const errors: FieldErrors = {
        form: isWaiting
          ? "Somebody said who the person is after you opened this referral. Check it, and save again"
          : "Someone decided this referral after you opened it. What they decided is shown below.",
      };
      return data({ values: isWaiting ? { ...form.values, version: String(version) } : form.values, errors }, 409);
    }
    case "refused": {
      const errors: FieldErrors = { [result.refusal.field ?? "form"]: result.refusal.message };
      return data({ values: form.values, errors }, 422);
    }
    case "done":
      return redirect(
        result.caseId
          ? afterSaving(`/cases/${result.caseId}`, "referral-accepted")
          : afterSaving(
              `/referrals/${params.referralId}`,
              form.data.decision === "redirected" ? "referral-redirected" : "referral-declined",
            ),
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
        <BackLink href="/referrals">Referrals</BackLink>
        {page.toDecide ? null : (
          <ErrorSummary errors={Object.entries(reply?.errors ?? {}).map(([name, message]) => ({ name, message }))} />
        )}
        <MarkedItems marks={page.marks}>
          <RightsMarks of={page.id} />
        </MarkedItems>
        <ReferralFacts facts={page.facts} decisions={page.decisions} today={page.today} />
        {page.passedOn ? <InsetText>Passed on to {page.passedOn}.</InsetText> : null}
        <PeopleOfReferral people={page.people} />
        {page.toDecide ? <DecideForm {...page.toDecide} today={page.today} reply={reply} /> : null}
        <DocumentsOfRecord {...page.documents} />
        {page.mayWithdraw ? <WithdrawLink id={page.id} /> : null}
        <WhoHasSeen kind="referral" id={page.logOf} />
      </div>
    </div>
  );
}
