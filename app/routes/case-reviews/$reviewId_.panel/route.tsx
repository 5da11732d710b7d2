import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ReviewFormPage } from "#app/components/case-reviews/review-form-page.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { PANEL_ROLE_NAMES } from "#app/domain/case-reviews/application.ts";
import { mayNamePanel, NOT_THE_TIME_FOR_PANEL } from "#app/domain/case-reviews/panel.ts";
import { panelMemberForm } from "#app/domain/case-reviews/review.form.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedReview } from "#app/http/review-reply.server.ts";
import { addPanelMember } from "#app/services/case-reviews/panel-members.ts";
import { headOf, reviewToWorkOn } from "#app/services/case-reviews/review-to-work-on.ts";
import { unsafeListPanel } from "#db/queries/case-review-panel.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { listUsersToName } from "#db/queries/users-to-name.ts";
import { db } from "#db/open.ts";

const params = z.object({ reviewId: z.uuidv7() });

export const loader = guardedLoader("case-reviews:work", params, async ({ params: { reviewId }, actor, now }) => {
  const review = await reviewToWorkOn({ db, actor, now }, reviewId);
  const agencies = await listAgenciesOfPartnership(db, actor.partnershipId);
  const users = await listUsersToName(db, actor.partnershipId, londonDay(now));
  return {
    review: headOf(review),
    version: review.version,
    agencies: agencies.map(({ id, name }) => ({ value: id, text: name })),
    users: users
      .filter(({ hasLeft }) => hasLeft === 0)
      .map(({ id, name, agencyName }) => ({ value: id, text: `${name}, ${agencyName}` })),
    panel: (await unsafeListPanel(db, reviewId))
      .filter(({ leftOn }) => leftOn === null)
      .map(({ id, name, role }) => ({ id, name, role })),
    refusal: mayNamePanel(review.status) ? null : NOT_THE_TIME_FOR_PANEL,
  };
});

export const action = guardedAction(
  "case-reviews:work",
  params,
  async ({ params: { reviewId }, form: body, actor, now }) => {
    const form = parseForm(body, panelMemberForm);
    if (!form.ok) return badCaseForm(form);
    const result = await addPanelMember({ db, actor, now }, reviewId, form.data);
    return caseReply(result, form.values, {
      to: afterSaving(`/case-reviews/${reviewId}/panel`, "case-review-changed"),
      recorded: recordedReview,
    });
  },
);

export const meta: MetaFunction = () => [{ title: "Panel of a case review – Joint Action" }];

export default function PanelPage() {
  const { review, version, agencies, users, panel, refusal } = useLoaderData<typeof loader>();
  return (
    <ReviewFormPage
      key={version}
      review={review}
      heading="Name the panel"
      button="Add to the panel"
      schema={panelMemberForm}
      refusal={refusal}
      reply={useActionData<typeof action>()}
      initial={{ version: String(version), name: "", userId: "", agencyId: "", role: "member" }}
      before={
        panel.length > 0 ? (
          <SummaryList
            rows={panel.map(({ id, name, role }) => ({
              key: name,
              value: PANEL_ROLE_NAMES[role],
              actions: refusal
                ? []
                : [
                    {
                      href: `/case-reviews/${review.id}/panel/${id}/remove`,
                      text: "Take off the panel",
                      visuallyHiddenText: name,
                    },
                  ],
            }))}
          />
        ) : (
          <p className="govuk-body">Nobody has been named yet. An independent chair is encouraged.</p>
        )
      }
    >
      {({ field, errorOf }) => (
        <>
          <Input field={field("name")} label="Name" error={errorOf("name")} autoComplete="off" />
          <Radios
            field={field("role")}
            legend="Part"
            legendSize="s"
            items={Object.entries(PANEL_ROLE_NAMES).map(([value, text]) => ({ value, text }))}
            error={errorOf("role")}
          />
          <Select
            field={field("agencyId")}
            label="Body (optional)"
            items={agencies}
            placeholder="Of none"
            error={errorOf("agencyId")}
          />
          <Select
            field={field("userId")}
            label="Account (optional)"
            hint="Whoever is chosen can open this review from now on, and is told"
            items={users}
            placeholder="Does not use Joint Action"
            error={errorOf("userId")}
          />
        </>
      )}
    </ReviewFormPage>
  );
}
