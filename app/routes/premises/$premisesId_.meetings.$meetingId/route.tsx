import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Button } from "#app/components/govuk/button.tsx";
import { ButtonGroup } from "#app/components/govuk/button-group.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { MeetingBrief } from "#app/components/premises/meeting-brief.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { meetingState } from "#app/domain/premises/meeting-asked.ts";
import { premisesHref, premisesMeetingHref } from "#app/domain/premises/premises-pages.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { meetingToFollow } from "#app/services/premises/follow-up-form.ts";
import { db } from "#db/open.ts";
import { InvitationRows } from "./invitation-rows.tsx";

const params = z.object({ premisesId: z.uuidv7(), meetingId: z.uuidv7() });

export const loader = guardedLoader("premises:read", params, async ({ params, actor, now }) => {
  const found = await meetingToFollow({ db, actor, now }, params);
  if (!found) throw new Response(null, { status: 404 });
  const { record, meeting, invitations } = found;
  const isUnderWay = meetingState(meeting) === "under-way";
  const mayRecord = actor.permissions.has("premises:record");
  return {
    ...{ record, meeting, invitations, today: londonDay(now) },
    may: { change: mayRecord && isUnderWay, record: mayRecord },
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Meeting with ${data?.record.subject ?? "the premises"} – Joint Action` },
];

export default function MeetingPage() {
  const { record, meeting, invitations, today, may } = useLoaderData<typeof loader>();
  const href = (page: string) => premisesMeetingHref(record.id, meeting.id, page);
  return (
    <>
      <BackLink href={premisesHref(record.id, "plan")}>Plan and meetings</BackLink>
      <span className="govuk-caption-l">
        {record.reference} · {record.subject}
      </span>
      <h1 className="govuk-heading-l">Meeting with the premises</h1>
      <MeetingBrief meeting={meeting} today={today} />
      <ButtonGroup>
        {may.change ? <Ways isArranged={meeting.arrangedDay !== null} href={href} /> : null}
        {may.change ? (
          <a className="govuk-link" href={href("not-held")}>
            Record that it will not be held
          </a>
        ) : null}
        {may.record ? (
          <a className="govuk-link" href={href("notified")}>
            Record that they were told of the grade
          </a>
        ) : null}
        {meeting.actionId === null ? null : (
          <a className="govuk-link" href={`/actions/${meeting.actionId}`}>
            The action to convene it
          </a>
        )}
      </ButtonGroup>
      <h2 className="govuk-heading-m">Who is invited</h2>
      <InvitationRows
        invitations={invitations}
        hrefOf={may.change ? (id) => href(`invitations/${id}`) : null}
        isOver={!may.change && meeting.heldOn !== null}
      />
      <ButtonGroup>
        {may.change ? (
          <Button href={href("invitations/new")} variant="secondary">
            Invite somebody else
          </Button>
        ) : null}
        <a className="govuk-link" href={href("letters")}>
          Text of the invitation, to copy or print
        </a>
      </ButtonGroup>
    </>
  );
}

/** The next thing to do first: once it is arranged, to record that it was held. */
function Ways({ isArranged, href }: { isArranged: boolean; href: (page: string) => string }) {
  const arrange = (
    <Button href={href("arrange")} variant={isArranged ? "secondary" : undefined}>
      {isArranged ? "Change the arrangement" : "Arrange it"}
    </Button>
  );
  return (
    <>
      {isArranged ? null : arrange}
      <Button href={href("held")} variant={isArranged ? undefined : "secondary"}>
        Record that it was held
      </Button>
      {isArranged ? arrange : null}
    </>
  );
}
