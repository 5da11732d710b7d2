import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { fullDay, londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { researchPageForm } from "#app/domain/meetings/research.form.ts";
import { refuseResearch } from "#app/domain/meetings/research.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { MeetingNavigation } from "#app/components/meetings/meeting-navigation.tsx";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { askForMeeting } from "#app/services/meetings/ask-for-meeting.ts";
import { chaseResearch } from "#app/services/meetings/chase-research.ts";
import { meetingOpened } from "#app/services/meetings/meeting-opened.ts";
import { researchPage } from "#app/services/meetings/research-page.ts";
import { db } from "#db/open.ts";
import { AnswerTable } from "./answer-table.tsx";
import { ChaseTable } from "./research-tables.tsx";

const params = z.object({ groupId: z.uuidv7(), sittingId: z.uuidv7() });

export const loader = guardedLoader("meetings:run", params, async ({ params, actor, now }) => {
  const meeting = await meetingOpened(db, actor, params.groupId, params.sittingId);
  if (!meeting) throw new Response(null, { status: 404 });
  if (!meeting.mayRun) throw new Response(null, { status: 403 });
  const { group, sitting } = meeting;
  const { caseIds, ...page } = await researchPage({ db, actor, now }, meeting);
  await recordList({ db, actor, now }, "research.overview-viewed", "case", caseIds, { sittingId: sitting.id });
  const refusal = refuseResearch(sitting, londonDay(now))?.message ?? null;
  return { groupId: group.id, groupName: group.name, sittingId: sitting.id, day: sitting.day, refusal, ...page };
});

export const action = guardedAction("meetings:run", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, researchPageForm);
  if (!form.ok) return data({ errors: form.errors }, 400);
  const { intent, agencyId } = form.data;
  const result =
    intent === "ask"
      ? await askForMeeting({ db, actor, now }, params)
      : await chaseResearch({ db, actor, now }, params, agencyId);
  const at = `/groups/${params.groupId}/meetings/${params.sittingId}/research`;
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "forbidden":
      throw new Response(null, { status: 403 });
    case "refused":
      return data({ errors: { form: result.refusal.message } }, 422);
    case "done":
      return redirect(afterSaving(at, intent === "ask" ? "research-asked" : "research-chased"));
  }
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `What agencies know, ${page?.groupName ?? "a meeting"} – Joint Action` },
];

export default function ResearchPage() {
  const { groupId, groupName, sittingId, day, refusal, dueOn, agencies, cases } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const agenda = `/groups/${groupId}/meetings/${sittingId}/agenda`;
  const problems = Object.values(reply?.errors ?? {}).map((message) => ({ name: "form", message, href: "#ask" }));
  const isOpen = refusal === null;
  return (
    <div className="app-wide">
      <BackLink href={agenda}>Agenda</BackLink>
      <ErrorSummary errors={problems} />
      <span className="govuk-caption-l">
        {groupName}, {fullDay(day)}
      </span>
      <h1 className="govuk-heading-l">What agencies know of the cases</h1>
      <MeetingNavigation meeting={`/groups/${groupId}/meetings/${sittingId}`} current="research" hasResearch />
      {isOpen ? (
        <PageForm id="ask">
          <p className="govuk-body">
            Each agency with a member in the group who may open a case is asked about it, once.
            {dueOn === null ? "" : ` Answers are due by ${longDay(dueOn)}.`}
          </p>
          <Button name="intent" value="ask" variant={agencies.length === 0 ? undefined : "secondary"}>
            {agencies.length === 0 ? "Ask the agencies" : "Ask about what has come on the agenda since"}
          </Button>
        </PageForm>
      ) : (
        <p className="govuk-body">{refusal}.</p>
      )}
      {agencies.length === 0 ? (
        <p className="govuk-body">Nobody has been asked about a case of this meeting yet.</p>
      ) : (
        <>
          <ChaseTable agencies={agencies} isOpen={isOpen} />
          <AnswerTable agenda={agenda} agencies={agencies} cases={cases} />
        </>
      )}
    </div>
  );
}
