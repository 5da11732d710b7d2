import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BothVersions } from "#app/components/admin/both-versions.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { poolMemberForm } from "#app/domain/case-reviews/review.form.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { keepPoolMember, poolMember } from "#app/services/case-reviews/keep-pool-member.ts";
import { db } from "#db/open.ts";

const params = z.object({ userId: z.uuidv7() });

export const loader = guardedLoader("case-reviews:manage", params, async ({ params: { userId }, actor, now }) => {
  const one = await poolMember({ db, actor, now }, userId);
  if (!one) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "case-review.pool-listed", "user", userId);
  const { name, agencyName, trainedOn, isActive, version } = one;
  return { name, agencyName, trainedOn, isActive: isActive === 1, version };
});

export const action = guardedAction(
  "case-reviews:manage",
  params,
  async ({ params: { userId }, form: body, actor, now }) => {
    const form = parseForm(body, poolMemberForm);
    if (!form.ok) return badCaseForm(form);
    const result = await keepPoolMember({ db, actor, now }, userId, form.data);
    return caseReply(result, form.values, {
      to: afterSaving("/case-reviews/reviewers", "case-review-changed"),
      recorded: ({ trainedOn, isActive }: Recorded) => ({
        "Last trained": trainedOn === null ? "Not recorded" : longDay(trainedOn),
        "May be asked": isActive === 1 ? "Yes" : "Not at present",
      }),
    });
  },
);
type Recorded = { version: number; trainedOn: string | null; isActive: 0 | 1 };

export const meta: MetaFunction = () => [{ title: "Review author – Joint Action" }];

export default function ReviewerInPoolPage() {
  const { name, agencyName, trainedOn, isActive, version } = useLoaderData<typeof loader>();
  const initial = { version: String(version), isActive: isActive ? "yes" : "no", ...dayParts("trainedOn", trainedOn) };
  const reply = useActionData<typeof action>();
  const { field, errors, errorOf, onSubmit } = useCheckedForm(poolMemberForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href="/case-reviews/reviewers">Review authors</BackLink>
        <ErrorSummary errors={errors} />
        <span className="govuk-caption-l">{agencyName}</span>
        <h1 className="govuk-heading-l">{name}</h1>
        {reply?.recorded ? (
          <BothVersions
            rows={Object.entries(reply.recorded).map(([label, recorded]) => ({
              label,
              recorded,
              entered: "As typed below",
            }))}
          />
        ) : null}
        <PageForm onSubmit={onSubmit}>
          <input type="hidden" {...field("version")} />
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
      </div>
    </div>
  );
}
