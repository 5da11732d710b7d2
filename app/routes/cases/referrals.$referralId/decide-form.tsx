import { RepeatedReferral } from "#app/components/cases/repeated-referral.tsx";
import { type Officer, OfficerSelect } from "#app/components/forms/officer-select.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { CharacterCount } from "#app/components/govuk/character-count.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select, type SelectItem } from "#app/components/govuk/select.tsx";
import { decideReferralForm } from "#app/domain/cases/decide-referral.form.ts";
import { REFERRAL_ROLES } from "#app/domain/cases/referral.form.ts";
import { standingAtAcceptance } from "#app/domain/cases/referral.ts";
import type { AlreadyThere } from "#app/domain/cases/repeated-referral.ts";
import { linkWords } from "#app/domain/people/link-roles.ts";
import { dayParts, type FieldErrors, type FormValues } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";

type Props = {
  version: number;
  ownAgencyId: string;
  agencies: SelectItem[];
  users: Officer[];
  /** The other groups that take cases. */
  groups: SelectItem[];
  /** Of a person: the role of the referral; null of a place or a problem. */
  role: string | null;
  /** Where to say who a typed person is, before anything is accepted. */
  matchHref: string | null;
  unmatched: number;
  already: AlreadyThere | null;
  today: string;
  reply: { values: FormValues; errors: FieldErrors } | undefined;
};

export function DecideForm(props: Props) {
  const { version, ownAgencyId, agencies, users, groups, role, matchHref, unmatched, already, today, reply } = props;
  const initial = {
    version: String(version),
    decision: "",
    reason: "",
    leadAgencyId: ownAgencyId,
    leadUserId: "",
    role: role ?? "",
    toGroupId: "",
    ...dayParts("decidedOn", today),
  };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(decideReferralForm, initial, reply);
  const accepting = (
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
      {role === null ? null : (
        <Select
          field={field("role")}
          label="In the case as"
          hint="Never more than alleged: the case confirms it"
          items={REFERRAL_ROLES.map((value) => ({ value, text: linkWords(value, standingAtAcceptance(value)) }))}
          error={errorOf("role")}
        />
      )}
    </>
  );
  return (
    <PageForm onSubmit={onSubmit}>
      <ErrorSummary errors={errors} />
      <h2 className="govuk-heading-m">Decide</h2>
      {already ? <RepeatedReferral already={already} /> : null}
      {matchHref ? (
        <InsetText>
          Before you accept it,{" "}
          <a className="govuk-link" href={matchHref}>
            say who this person is
          </a>
          .
        </InsetText>
      ) : null}
      {unmatched > 0 ? (
        <InsetText>
          {unmatched === 1
            ? "1 of the people above is not matched to a record yet, and would not come into the case."
            : `${unmatched} of the people above are not matched to a record yet, and would not come into the case.`}{" "}
          Say first who they are.
        </InsetText>
      ) : null}
      <input type="hidden" {...field("version")} />
      <Radios
        field={field("decision")}
        legend="What does the group decide?"
        items={[
          { value: "accepted", text: "Accept: it becomes a case", conditional: accepting },
          { value: "declined", text: "Decline" },
          ...(groups.length > 0
            ? [
                {
                  value: "redirected",
                  text: "Pass it on to another group",
                  conditional: (
                    <Select
                      field={field("toGroupId")}
                      label="To which group"
                      hint="That group decides then. This referral is kept as redirected"
                      items={groups}
                      placeholder="Select a group"
                      error={errorOf("toGroupId")}
                    />
                  ),
                },
              ]
            : []),
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
