import { RepeatedReferral } from "#app/components/cases/repeated-referral.tsx";
import { type Officer, OfficerSelect } from "#app/components/forms/officer-select.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { CharacterCount } from "#app/components/govuk/character-count.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select, type SelectItem } from "#app/components/govuk/select.tsx";
import { decideReferralForm } from "#app/domain/cases/decide-referral.form.ts";
import type { AlreadyThere } from "#app/domain/cases/repeated-referral.ts";
import { dayParts, type FieldErrors, type FormValues } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";

type Props = {
  version: number;
  ownAgencyId: string;
  agencies: SelectItem[];
  users: Officer[];
  already: AlreadyThere | null;
  today: string;
  reply: { values: FormValues; errors: FieldErrors } | undefined;
};

export function DecideForm({ version, ownAgencyId, agencies, users, already, today, reply }: Props) {
  const initial = {
    version: String(version),
    decision: "",
    reason: "",
    leadAgencyId: ownAgencyId,
    leadUserId: "",
    ...dayParts("decidedOn", today),
  };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(decideReferralForm, initial, reply);
  return (
    <PageForm onSubmit={onSubmit}>
      <ErrorSummary errors={errors} />
      <h2 className="govuk-heading-m">Decide</h2>
      {already ? <RepeatedReferral already={already} /> : null}
      <input type="hidden" {...field("version")} />
      <Radios
        field={field("decision")}
        legend="What does the group decide?"
        items={[
          {
            value: "accepted",
            text: "Accept: it becomes a case",
            conditional: (
              <>
                <Select
                  field={field("leadAgencyId")}
                  label="Lead agency"
                  items={agencies}
                  placeholder="Select an agency"
                  error={errorOf("leadAgencyId")}
                />
                <OfficerSelect
                  field={field("leadUserId")}
                  agencyField="leadAgencyId"
                  officers={users}
                  label="Lead officer"
                  hint="May be left to the agency"
                  error={errorOf("leadUserId")}
                />
              </>
            ),
          },
          { value: "declined", text: "Decline" },
        ]}
        error={errorOf("decision")}
      />
      <CharacterCount
        field={field("reason")}
        label="Reason for the decision"
        maxLength={4000}
        rows={4}
        error={errorOf("reason")}
      />
      <DateInput name="decidedOn" field={field} legend="Day of the decision" error={errorOf("decidedOn")} />
      <Button>Save the decision</Button>
    </PageForm>
  );
}
