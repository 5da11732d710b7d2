import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { GateBanner } from "#app/components/meetings/gate-banner.tsx";
import { ResearchAnswers } from "#app/components/meetings/research-answers.tsx";
import { MeetingScreen } from "#app/components/meetings/meeting-screen.tsx";
import { MarkedItems, RightsMarks } from "#app/components/rights/rights-marks.tsx";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordItemView } from "#app/services/meetings/agenda-page.ts";
import { itemOpened } from "#app/services/meetings/gate-of.ts";
import { gatedItem } from "#app/services/meetings/gated-item.ts";
import { answersBefore } from "#app/services/meetings/known-of-item.ts";
import { itemScreen } from "#app/services/meetings/item-screen.ts";
import { nextItemId } from "#app/services/meetings/way-from.ts";
import { marksOn } from "#app/services/rights/marks-on.ts";
import { db } from "#db/open.ts";
import { answerItemForm } from "./answer-item-form.server.ts";

const params = z.object({ groupId: z.uuidv7(), sittingId: z.uuidv7(), itemId: z.uuidv7() });
type Params = z.output<typeof params>;

const agendaOf = ({ groupId, sittingId }: Params) => `/groups/${groupId}/meetings/${sittingId}/agenda`;
const isOnWall = (request: Request) => new URL(request.url).searchParams.get("view") === "wall";

export const loader = guardedLoader("meetings:agenda", params, async ({ request, params, actor, now }) => {
  const context = { db, actor, now };
  const at = { agenda: agendaOf(params), itemId: params.itemId };
  const opened = await itemOpened(context, params);
  if (opened.kind === "not-found") throw new Response(null, { status: 404 });
  const { item } = opened;
  if (opened.kind === "gated") {
    const gated = await gatedItem(context, opened);
    return {
      isOpen: false as const,
      ...gated,
      ...at,
      answers: await answersBefore(context, opened, { onlyOwn: true }),
    };
  }
  const screen = await itemScreen(context, opened);
  await recordItemView(context, item);
  const { group, sitting } = opened.meeting;
  return {
    isOpen: true as const,
    marks: await marksOn({ db, actor }, { "minutes-item": [item.id], case: item.caseId ? [item.caseId] : [] }),
    caseId: item.caseId,
    ...{ ...at, isWall: isOnWall(request) },
    passOn: opened.meeting.mayRun
      ? `/groups/${params.groupId}/matters/new?${new URLSearchParams({ sitting: sitting.id, item: item.id }).toString()}`
      : null,
    ...{ groupName: group.name, day: sitting.day, screen },
    answers: await answersBefore(context, opened, { onlyOwn: opened.why !== null, isWall: isOnWall(request) }),
  };
});

export const action = guardedAction("meetings:agenda", params, async ({ request, params, form, once, actor, now }) => {
  const context = { db, actor, now, once };
  const view = isOnWall(request) ? "?view=wall" : "";
  const next = (await nextItemId(context, params)) ?? params.itemId;
  const hrefOf = (id: string) => `${agendaOf(params)}/${id}${view}`;
  return answerItemForm({ context, at: params, form, to: hrefOf(params.itemId), next: hrefOf(next) });
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => {
  if (!page?.isOpen) return [{ title: "Item of an agenda – Joint Action" }];
  const { number, of } = page.screen.way;
  return [{ title: `Item ${number} of ${of}, ${page.groupName} – Joint Action` }];
};

export default function MeetingItemPage() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  // Another item is another page: nothing that was typed of one is ever taken for the other's.
  if (page.isOpen)
    return (
      <MarkedItems marks={page.marks}>
        <RightsMarks of={page.itemId} />
        {page.caseId === null ? null : <RightsMarks of={page.caseId} />}
        <MeetingScreen key={page.itemId} {...page} reply={reply} />
      </MarkedItems>
    );
  return (
    <>
      <BackLink href={page.agenda}>Agenda</BackLink>
      <h1 className="govuk-heading-l">{page.words}</h1>
      {page.gate === null ? null : <GateBanner {...page.gate} />}
      {page.answers === null || page.answers.answers.length === 0 ? null : <ResearchAnswers {...page.answers} />}
      <p className="govuk-body">
        <a className="govuk-link" href={`${page.agenda}/${page.itemId}/conflicts`}>
          Conflicts of interest in this item
        </a>
      </p>
    </>
  );
}
