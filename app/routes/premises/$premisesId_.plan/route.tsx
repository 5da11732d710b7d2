import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Button } from "#app/components/govuk/button.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { ContactRows } from "#app/components/premises/contact-rows.tsx";
import { MeetingBrief } from "#app/components/premises/meeting-brief.tsx";
import { PlanProgress } from "#app/components/premises/plan-progress.tsx";
import { PremisesHeader } from "#app/components/premises/premises-header.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { bandInWords } from "#app/domain/premises/bands.ts";
import { PLAN_ACTIONS_SHOWN } from "#app/domain/premises/follow-up-lines.ts";
import { premisesMeetingHref } from "#app/domain/premises/premises-pages.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { planPage } from "#app/services/premises/plan-page.ts";
import { db } from "#db/open.ts";
import { PastMeetings, PastPlans } from "./past.tsx";
import { ReviewPrompt } from "./review-prompt.tsx";

const params = z.object({ premisesId: z.uuidv7() });
const show = z.catch(z.enum(PLAN_ACTIONS_SHOWN), "all");

export const loader = guardedLoader("premises:read", params, async ({ request, params, actor, now }) => {
  const shown = show.parse(new URL(request.url).searchParams.get("show"));
  const page = await planPage({ db, actor, now }, params.premisesId, shown);
  if (!page) throw new Response(null, { status: 404 });
  return page;
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `Plan and meetings of ${data.premises.name}` : "Plan and meetings"} – Joint Action` },
];

export default function PlanPage() {
  const page = useLoaderData<typeof loader>();
  const { premises, today, prompt, meeting, pastMeetings, plan, pastPlans, contacts, mayRecord } = page;
  return (
    <>
      <PremisesHeader premises={premises} current="plan" />
      {prompt === null ? null : <ReviewPrompt premisesId={premises.id} prompt={prompt} mayRecord={mayRecord} />}
      <Standing {...page} />
      <h2 className="govuk-heading-m">Meeting with the premises</h2>
      {meeting === null ? (
        <p className="govuk-body">{noMeetingWords(pastMeetings)}</p>
      ) : (
        <>
          <MeetingBrief meeting={meeting} today={today} />
          <Button href={premisesMeetingHref(premises.id, meeting.id)} variant="secondary">
            Invitations and what came of it
          </Button>
        </>
      )}
      {pastMeetings.length === 0 ? null : <PastMeetings premisesId={premises.id} meetings={pastMeetings} />}
      <h2 className="govuk-heading-m">Action plan</h2>
      {plan === null ? (
        <NoPlan
          premisesId={premises.id}
          cannotPlan={page.cannotPlan}
          hadPlans={pastPlans.length > 0}
          mayRecord={mayRecord}
        />
      ) : (
        <PlanProgress premisesId={premises.id} plan={plan} today={today} mayRecord={mayRecord} />
      )}
      {pastPlans.length === 0 ? null : <PastPlans premisesId={premises.id} plans={pastPlans} />}
      <h2 className="govuk-heading-m" id="contacts">
        Contacts
      </h2>
      <p className="govuk-body">
        {contactWords(page)}{" "}
        {page.contactDueOn !== null && page.contactDueOn < today ? <Tag colour="red">Overdue</Tag> : null}
      </p>
      {mayRecord ? (
        <Button href={`/premises/${premises.id}/contacts/new`} variant={plan === null ? undefined : "secondary"}>
          Record a contact
        </Button>
      ) : null}
      {contacts.length === 0 ? null : (
        <>
          <ContactRows premisesId={premises.id} caption="Newest contacts" contacts={contacts} mayRecord={mayRecord} />
          <p className="govuk-body">
            <a className="govuk-link" href={`/premises/${premises.id}/contacts`}>
              All contacts
            </a>
          </p>
        </>
      )}
    </>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

function Standing({ spell, nextSittingOn }: Page) {
  const next =
    nextSittingOn === null
      ? "No meeting of the group is planned."
      : `The group meets next on ${longDay(nextSittingOn)}.`;
  if (spell === null) return <p className="govuk-body">Not graded. {next}</p>;
  const { band, since, sittings } = spell;
  return (
    <p className="govuk-body">
      {bandInWords(band)} since {longDay(since)}
      {sittings > 1 ? `, at ${sittings} meetings in a row` : ""}. {next}{" "}
      {nextSittingOn === null ? "" : "It is graded again there."}
    </p>
  );
}

function NoPlan({
  premisesId,
  cannotPlan,
  hadPlans,
  mayRecord,
}: {
  premisesId: string;
  cannotPlan: string | null;
  hadPlans: boolean;
  mayRecord: boolean;
}) {
  if (cannotPlan !== null) return <p className="govuk-body">{cannotPlan}.</p>;
  return (
    <>
      <p className="govuk-body">{hadPlans ? "No plan is open." : "There is no plan yet."}</p>
      {mayRecord ? <Button href={`/premises/${premisesId}/plans/new`}>Make a plan</Button> : null}
    </>
  );
}

function noMeetingWords([last]: Page["pastMeetings"]) {
  if (last === undefined) return "None is under way. A grade of Red or Amber asks for one.";
  if (last.heldOn === null) return "None is under way. The last one was not held.";
  return `None is under way. The last one was held on ${longDay(last.heldOn)}.`;
}

function contactWords({ contactDueOn, today, premises }: Page) {
  const last = premises.lastContactOn === null ? "None yet" : `The last one was on ${longDay(premises.lastContactOn)}`;
  if (contactDueOn === null) return `${last}. None is due.`;
  const which = premises.lastContactOn === null ? "The first" : "The next";
  return `${last}. ${which} ${contactDueOn < today ? "was due by" : "is due by"} ${longDay(contactDueOn)}.`;
}
