import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { MeetingNavigation } from "#app/components/meetings/meeting-navigation.tsx";
import { fullDay } from "#app/domain/dates/iso-day.ts";
import { mayRunMeeting } from "#app/domain/meetings/agenda.ts";
import { hasResearch } from "#app/domain/meetings/research.ts";
import { draftMinutesForm } from "#app/domain/meetings/minutes.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { draftMinutes } from "#app/services/meetings/draft-minutes.ts";
import { minutesOpened } from "#app/services/meetings/minutes-opened.ts";
import { minutesPage } from "#app/services/meetings/minutes-page.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { ConfirmOrCorrect } from "./confirm-or-correct.tsx";
import { Copies } from "./copies.tsx";
import { DraftForm } from "./draft-form.tsx";
import { Versions } from "./versions.tsx";

const params = z.object({ groupId: z.uuidv7(), sittingId: z.uuidv7() });

export const loader = guardedLoader("meetings:agenda", params, async ({ params, actor, now }) => {
  const minutes = await minutesOpened(db, actor, params.groupId, params.sittingId);
  if (!minutes) throw new Response(null, { status: 404 });
  const { group, sitting } = minutes;
  await recordView({ db, actor, now }, "minutes.viewed", "meeting", sitting.id);
  return {
    ...{ groupName: group.name, day: sitting.day, once: newOnce() },
    hasResearch: mayRunMeeting(actor, group.id) && hasResearch(group.kind),
    ...{ base: `/groups/${group.id}/meetings/${sitting.id}`, meetings: `/groups/${group.id}/meetings` },
    ...(await minutesPage({ db, actor, now }, minutes)),
  };
});

export const action = guardedAction("meetings:agenda", params, async ({ params, form: body, actor, now, once }) => {
  const form = parseForm(body, draftMinutesForm);
  if (!form.ok) return data({ errors: form.errors }, 400);
  const result = await draftMinutes({ db, actor, now, once }, params, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "forbidden":
      throw new Response(null, { status: 403 });
    case "refused":
      return data({ errors: { form: result.refusal.message } }, 422);
    case "done":
      return redirect(afterSaving(`/groups/${params.groupId}/meetings/${params.sittingId}/minutes`, "minutes-drafted"));
  }
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Minutes of ${page?.groupName ?? "a meeting"} – Joint Action` },
];

export default function MinutesPage() {
  const { groupName, day, base, meetings, versions, agencies, once, hasResearch, ...minutes } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const at = `${base}/minutes`;
  const problems = Object.values(reply?.errors ?? {}).map((message) => ({ name: "form", message, href: "#draft" }));
  const [newest] = versions;
  return (
    <>
      <BackLink href={meetings}>Meetings of {groupName}</BackLink>
      <ErrorSummary errors={problems} />
      <span className="govuk-caption-l">{groupName}</span>
      <h1 className="govuk-heading-l">Minutes, {fullDay(day)}</h1>
      <MeetingNavigation meeting={base} current="minutes" hasResearch={hasResearch} />
      {newest ? null : (
        <p className="govuk-body">
          There are no minutes of this meeting yet. They are drafted from what was written down of each item.
        </p>
      )}
      {minutes.next === "confirm" ? <ConfirmOrCorrect at={at} {...minutes} /> : null}
      {minutes.mayKeep ? (
        <DraftForm once={once} hasDraft={newest !== undefined} isNext={minutes.next === "draft"} {...minutes} />
      ) : null}
      {minutes.next === "confirm" ? null : <ConfirmOrCorrect at={at} {...minutes} />}
      {newest ? <Copies at={at} newest={newest} agencies={agencies} {...minutes} /> : null}
      <Versions at={at} versions={versions} mayKeep={minutes.mayKeep} />
      {minutes.mayKeep && newest ? (
        <p className="govuk-body">
          <a className="govuk-link" href={`${at}/given`}>
            Who got which version
          </a>
        </p>
      ) : null}
    </>
  );
}
