import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { INVITED_PARTY_NAMES } from "#app/domain/premises/formal-meeting.ts";
import { invitationLetter } from "#app/domain/premises/invitation-letter.ts";
import { premisesMeetingHref } from "#app/domain/premises/premises-pages.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { meetingToFollow } from "#app/services/premises/follow-up-form.ts";
import { recordInvitations } from "#app/services/premises/record-invitations.ts";
import { db } from "#db/open.ts";
import { findAgencyOfPartnership } from "#db/queries/partnership-agencies.ts";

const params = z.object({ premisesId: z.uuidv7(), meetingId: z.uuidv7() });

export const loader = guardedLoader("premises:read", params, async ({ params, actor, now }) => {
  const found = await meetingToFollow({ db, actor, now }, params);
  if (!found) throw new Response(null, { status: 404 });
  await recordInvitations({ db, actor, now }, params.premisesId);
  const { record, premises, meeting, invitations } = found;
  const agency = await findAgencyOfPartnership(db, actor.partnershipId, actor.agencyId);
  const about = {
    premises,
    meeting,
    gradedOn: meeting.gradedOn,
    agencyName: agency?.name ?? "",
    today: londonDay(now),
  };
  return {
    record,
    meetingId: meeting.id,
    letters: invitations.map(({ id, party, name }) => ({
      id,
      heading: `${name} (${INVITED_PARTY_NAMES[party].toLowerCase()})`,
      text: invitationLetter({ ...about, to: { party, name } }),
    })),
  };
});

export const meta: MetaFunction = () => [{ title: "Invitation to the meeting with the premises – Joint Action" }];

export default function LettersPage() {
  const { record, meetingId, letters } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="govuk-!-display-none-print">
        <BackLink href={premisesMeetingHref(record.id, meetingId)}>Meeting with the premises</BackLink>
        <h1 className="govuk-heading-l">Invitations to the meeting</h1>
        <p className="govuk-body">
          Joint Action sends nothing to the premises. Copy the text, or print this page: each starts on a sheet of its
          own. Then record on the page before when and how each was invited.
        </p>
      </div>
      {letters.map(({ id, heading, text }) => (
        <section key={id} className="app-letter">
          <h2 className="govuk-heading-m govuk-!-display-none-print">{heading}</h2>
          <p className="govuk-body app-typed">{text}</p>
          <hr className="govuk-section-break govuk-section-break--l govuk-section-break--visible govuk-!-display-none-print" />
        </section>
      ))}
    </>
  );
}
