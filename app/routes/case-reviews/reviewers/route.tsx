import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { poolMemberForm } from "#app/domain/case-reviews/review.form.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { keepPoolMember } from "#app/services/case-reviews/keep-pool-member.ts";
import { listReviewerPool } from "#db/queries/case-review-people.ts";
import { db } from "#db/open.ts";

/** Who has the duty of a case review author, when each was trained, and who may be asked at present. */
export const loader = guardedLoader("case-reviews:manage", z.object({}), async ({ actor, now }) => {
  const pool = await listReviewerPool(db, actor.partnershipId, londonDay(now));
  await recordList({ db, actor, now }, "case-review.pool-listed", "user", pool.map(({ id }) => id)); // prettier-ignore
  return { pool: pool.map(({ id, name, agencyName, trainedOn, isActive }) => ({ id, name, agencyName, trainedOn, isActive: isActive === 1 })) }; // prettier-ignore
});

export const action = guardedAction("case-reviews:manage", z.object({}), async ({ form: body, actor, now }) => {
  const form = parseForm(body, poolMemberForm);
  if (!form.ok) return badCaseForm(form);
  const result = await keepPoolMember({ db, actor, now }, form.data);
  return caseReply<{ version: number }>(result, form.values, {
    to: afterSaving("/case-reviews/reviewers", "case-review-changed"),
    recorded: () => ({}),
  });
});

export const meta: MetaFunction = () => [{ title: "Review authors – Joint Action" }];

export default function ReviewersPage() {
  const { pool } = useLoaderData<typeof loader>();
  const initial = { userId: "", isActive: "yes", ...dayParts("trainedOn", null) };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(poolMemberForm, initial, useActionData<typeof action>());
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href="/case-reviews">Case reviews</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Review authors</h1>
        <p className="govuk-body">
          Whoever has the duty “Case review author”, which an administrator gives. The author of a review must not have
          dealt with the case.
        </p>
        {pool.length === 0 ? (
          <p className="govuk-body">Nobody has that duty yet.</p>
        ) : (
          <>
            <Table
              caption="The pool"
              captionSize="m"
              scrollLabel="Review authors"
              stacked
              head={["Name", "Agency", "Trained", "May be asked"]}
              rows={pool.map((one) => [
                one.name,
                one.agencyName,
                one.trainedOn ? longDay(one.trainedOn) : "Not recorded",
                one.isActive ? "Yes" : "Not at present",
              ])}
            />
            <h2 className="govuk-heading-m">Change what is recorded</h2>
            <PageForm onSubmit={onSubmit}>
              <Select
                field={field("userId")}
                label="Author"
                items={pool.map(({ id, name }) => ({ value: id, text: name }))}
                placeholder="Select an author"
                error={errorOf("userId")}
              />
              <DateInput
                name="trainedOn"
                field={field}
                legend="Last trained (optional)"
                legendSize="s"
                error={errorOf("trainedOn")}
              />
              <Radios
                field={field("isActive")}
                legend="May be asked at present?"
                legendSize="s"
                inline
                items={[
                  { value: "yes", text: "Yes" },
                  { value: "no", text: "No" },
                ]}
                error={errorOf("isActive")}
              />
              <Button>Save</Button>
            </PageForm>
          </>
        )}
      </div>
    </div>
  );
}
