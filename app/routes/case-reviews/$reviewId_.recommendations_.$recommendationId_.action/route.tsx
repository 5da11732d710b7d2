import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { AddActionForm } from "#app/components/actions/add-action-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { SubNavigation } from "#app/components/govuk/sub-navigation.tsx";
import { groupsOf } from "#app/domain/access/actor.ts";
import { createActionForm } from "#app/domain/actions/action.form.ts";
import { mayFollowUp } from "#app/domain/case-reviews/panel.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badFormReply, changeReply } from "#app/http/change-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { createAction } from "#app/services/actions/create-action.ts";
import { newActionChoices } from "#app/services/actions/owner-choices.ts";
import { carryByAction } from "#app/services/case-reviews/carry-by-action.ts";
import { headOf, reviewToWorkOn } from "#app/services/case-reviews/review-to-work-on.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { unsafeFindRecommendation } from "#db/queries/case-review-panel.ts";
import { listGroups } from "#db/queries/groups.ts";
import { db } from "#db/open.ts";

const params = z.object({ reviewId: z.uuidv7(), recommendationId: z.uuidv7() });
const groupAsked = (request: Request, groups: readonly string[]) => {
  const asked = new URL(request.url).searchParams.get("group");
  return groups.find((id) => id === asked) ?? groups[0];
};

/** An action of a group that the actor runs, by which the recommendation is done. */
export const loader = guardedLoader("actions:create", params, async ({ request, params: ids, actor, now }) => {
  const review = await reviewToWorkOn({ db, actor, now }, ids.reviewId);
  const recommendation = await unsafeFindRecommendation(db, review.id, ids.recommendationId);
  if (!recommendation) throw new Response(null, { status: 404 });
  const mine = groupsOf(actor, ["chair", "coordinator"]);
  const groupId = groupAsked(request, mine);
  const today = londonDay(now);
  const found = groupId ? await newActionChoices(db, actor, { groupId }, today) : null;
  if (found?.kind !== "found") throw new Response(null, { status: 403 });
  const groups = (await listGroups(db, actor.partnershipId, today)).filter(({ id }) => mine.includes(id));
  return {
    once: newOnce(),
    review: headOf(review),
    recommendationId: recommendation.id,
    words: `${recommendation.words} (${recommendation.agencyName})`,
    groupId,
    groups: groups.map(({ id, name }) => ({ id, name })),
    name: found.name,
    agencies: found.agencies,
    users: found.users,
    isPossible: recommendation.actionId === null && mayFollowUp(review.status),
  };
});

export const action = guardedAction(
  "actions:create",
  params,
  async ({ request, params: ids, form: body, actor, now, once }) => {
    const review = await reviewToWorkOn({ db, actor, now }, ids.reviewId);
    const groupId = groupAsked(request, groupsOf(actor, ["chair", "coordinator"]));
    if (!groupId) throw new Response(null, { status: 403 });
    const form = parseForm(body, createActionForm);
    if (!form.ok) return badFormReply(form);
    const { recommendationId } = ids;
    const carries = carryByAction({ actor, now }, { reviewId: review.id, recommendationId });
    const result = await createAction({ db, actor, now, once, carries }, { groupId }, form.data);
    return changeReply(result, form.values, afterSaving(`/case-reviews/${review.id}`, "action-given"));
  },
);

export const meta: MetaFunction = () => [{ title: "Action for a recommendation – Joint Action" }];

export default function RecommendationActionPage() {
  const { once, review, recommendationId, words, groupId, groups, name, agencies, users, isPossible } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const here = `/case-reviews/${review.id}/recommendations/${recommendationId}`;
  if (!isPossible)
    return (
      <>
        <BackLink href={here}>Recommendation</BackLink>
        <h1 className="govuk-heading-l">Add an action</h1>
        <p className="govuk-body">
          This recommendation has an action already, or the panel has not recommended it yet.
        </p>
      </>
    );
  return (
    <>
      <InsetText>
        For the recommendation: {words}. The members of {name} can read the action.
      </InsetText>
      {groups.length > 1 ? (
        <SubNavigation
          label="Group"
          items={groups.map((g) => ({ href: `${here}/action?group=${g.id}`, text: g.name, current: g.id === groupId }))}
        />
      ) : null}
      <AddActionForm
        key={groupId}
        once={once}
        back={{ href: here, text: "Recommendation" }}
        reply={reply}
        agencies={agencies}
        users={users}
        ownersHint={`Only people who are in ${name} are listed`}
      />
    </>
  );
}
