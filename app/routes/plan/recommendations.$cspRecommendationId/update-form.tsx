import { BothVersions } from "#app/components/admin/both-versions.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import type { ManageReply } from "#app/components/cases/manage-page.tsx";
import { RECOMMENDATION_STATUS_NAMES, type RecommendationStatus } from "#app/domain/plan/recommendation.ts";
import { recommendationUpdateForm, STATUSES } from "#app/domain/plan/recommendation.form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";

type Props = { version: number; status: RecommendationStatus; reply: ManageReply };

export function UpdateForm({ version, status, reply }: Props) {
  const initial = { version: String(version), status, reason: "" };
  const { field, errors, errorOf, onSubmit, values } = useCheckedForm(recommendationUpdateForm, initial, reply);
  const entered = RECOMMENDATION_STATUS_NAMES[values.status as RecommendationStatus];
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <ErrorSummary errors={errors} />
        <h2 className="govuk-heading-m">Say what has been done</h2>
        {reply?.recorded ? (
          <BothVersions rows={[{ label: "Status", recorded: reply.recorded.Status ?? null, entered }]} />
        ) : null}
        <PageForm onSubmit={onSubmit}>
          <input type="hidden" {...field("version")} />
          <Select
            field={field("status")}
            label="How far is it?"
            items={STATUSES.map((value) => ({ value, text: RECOMMENDATION_STATUS_NAMES[value] }))}
            error={errorOf("status")}
          />
          <Textarea
            field={field("reason")}
            label="What has been done?"
            hint="Do not name anybody"
            rows={3}
            error={errorOf("reason")}
          />
          <Button>Save the update</Button>
        </PageForm>
      </div>
    </div>
  );
}
