import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { replyForm } from "#app/domain/case-reviews/review.form.ts";
import { isOver } from "#app/domain/case-reviews/review-status.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { mayReply, replyToRequest } from "#app/services/case-reviews/ask-bodies.ts";
import { findRequest } from "#db/queries/case-review-requests.ts";
import { findCaseReview } from "#db/queries/case-reviews.ts";
import { db } from "#db/open.ts";

const params = z.object({ informationRequestId: z.uuidv7() });

/** For the contact of the body that is asked: its own request and reply, and nothing else of the review. */
export const loader = guardedLoader("case-reviews:read", params, async ({ params, actor, now }) => {
  const request = await findRequest(db, actor, params.informationRequestId);
  if (!request) throw new Response(null, { status: 404 });
  const review = await findCaseReview(db, actor, request.reviewId);
  await recordView({ db, actor, now }, "case-review.request-viewed", "case-review-request", request.id, {
    objects: [{ kind: "case-review", id: request.reviewId }],
  });
  const { reference, agencyName, asked, requestedOn, dueOn, repliedOn, reply, replierName, version } = request;
  const isTheirs = await mayReply(db, actor, request.agencyId, review);
  return {
    request: { reference, agencyName, asked, requestedOn, dueOn, repliedOn, reply, replierName },
    version,
    reviewId: review?.id ?? null,
    mayReply: isTheirs && repliedOn === null && !isOver(request.status),
  };
});

export const action = guardedAction("case-reviews:read", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, replyForm);
  if (!form.ok) return badCaseForm(form);
  const id = params.informationRequestId;
  const result = await replyToRequest({ db, actor, now }, id, form.data);
  return caseReply(result, form.values, {
    to: afterSaving(`/case-reviews/requests/${id}`, "case-review-replied"),
    recorded: ({ reply }: { version: number; reply: string | null }) => ({ Reply: reply }),
  });
});

export const meta: MetaFunction = () => [{ title: "Request for information – Joint Action" }];

export default function InformationRequestPage() {
  const { request, version, reviewId, mayReply } = useLoaderData<typeof loader>();
  const initial = { version: String(version), reply: "" };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(replyForm, initial, useActionData<typeof action>());
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        {reviewId ? (
          <BackLink href={`/case-reviews/${reviewId}`}>{`Case review ${request.reference}`}</BackLink>
        ) : (
          <BackLink href="/case-reviews/requests">Requests to your agency</BackLink>
        )}
        <ErrorSummary errors={errors} />
        <span className="govuk-caption-l">Case review {request.reference}</span>
        <h1 className="govuk-heading-l">Request for information</h1>
        <SummaryList
          rows={[
            { key: "To", value: request.agencyName },
            { key: "Asked", value: longDay(request.requestedOn) },
            { key: "Reply due", value: request.dueOn ? longDay(request.dueOn) : "As soon as you can" },
            { key: "What is asked", value: request.asked },
            ...(request.repliedOn
              ? [
                  { key: "Replied", value: `${longDay(request.repliedOn)}, ${request.replierName}` },
                  { key: "Reply", value: request.reply },
                ]
              : []),
          ]}
        />
        {mayReply ? (
          <PageForm onSubmit={onSubmit}>
            <input type="hidden" {...field("version")} />
            <Textarea
              field={field("reply")}
              label="Reply"
              hint="What your agency holds about it, and what it has done. It cannot be changed once it is sent"
              rows={8}
              error={errorOf("reply")}
            />
            <Button>Send the reply</Button>
          </PageForm>
        ) : null}
      </div>
    </div>
  );
}
