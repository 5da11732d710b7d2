import type { ReviewFields } from "#app/components/case-reviews/review-form-page.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select, type SelectItem } from "#app/components/govuk/select.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { APPLICATION_CHANNEL_NAMES, CONSENT_NAMES, CONSENTS } from "#app/domain/case-reviews/application.ts";

type Props = {
  fields: ReviewFields;
  person: { name: string; reference: string } | null;
  problems: SelectItem[];
  reports: { value: string; text: string; hint: string }[];
};

export function ApplicationFields({ fields: { field, errorOf }, person, problems, reports }: Props) {
  const forSomebodyElse = (
    <>
      <Input field={field("applicantName")} label="Name of the applicant" error={errorOf("applicantName")} />
      <Input
        field={field("applicantRelation")}
        label="Who they are to the victim (optional)"
        hint="Family, carer, councillor, MP, professional"
        error={errorOf("applicantRelation")}
      />
      <Radios
        field={field("consent")}
        legend="Is the victim’s written consent held?"
        legendSize="s"
        hint="The Act lets anybody apply. Without consent nothing is disclosed to them"
        items={CONSENTS.map((value) => ({ value, text: CONSENT_NAMES[value] }))}
        error={errorOf("consent")}
      />
    </>
  );
  return (
    <>
      <input type="hidden" {...field("personId")} />
      {person ? (
        <InsetText>
          The victim is {person.name} ({person.reference}).{" "}
          <a className="govuk-link" href="/search?for=case-review">
            Find somebody else
          </a>
        </InsetText>
      ) : (
        <>
          <InsetText>
            <a className="govuk-link" href="/search?for=case-review">
              Find the victim
            </a>{" "}
            first. Only a business or a community group is named here.
          </InsetText>
          <Input
            field={field("victimWords")}
            label="Name of the business or community group"
            error={errorOf("victimWords")}
          />
        </>
      )}
      <Radios
        field={field("applicantKind")}
        legend="Who applies?"
        items={[
          { value: "victim", text: "The victim" },
          { value: "other", text: "Somebody for the victim", conditional: forSomebodyElse },
        ]}
        error={errorOf("applicantKind")}
      />
      <Textarea
        field={field("applicantContact")}
        label="Address for letters (optional)"
        hint="As it stands on an envelope, or an e-mail address"
        rows={3}
        error={errorOf("applicantContact")}
      />
      <Radios
        field={field("channel")}
        legend="How was it received?"
        legendSize="s"
        items={Object.entries(APPLICATION_CHANNEL_NAMES).map(([value, text]) => ({ value, text }))}
        error={errorOf("channel")}
      />
      <DateInput name="receivedOn" field={field} legend="Day of receipt" legendSize="s" error={errorOf("receivedOn")} />
      <Select
        field={field("problemId")}
        label="Which problem is it about?"
        hint="Reports about it by anybody count. Of a problem there is one open review: a further application joins it"
        items={problems}
        placeholder="None that is recorded"
        error={errorOf("problemId")}
      />
      {reports.map(({ value }) => (
        <input key={value} type="hidden" name="offeredReports" value={value} />
      ))}
      {reports.length > 0 ? (
        <Checkboxes
          field={field("reportId")}
          legend="Which reports does the application concern?"
          legendSize="s"
          hint="Those that are recorded. They can be chosen anew until the threshold is decided"
          items={reports}
          error={errorOf("reportId")}
        />
      ) : null}
      <Textarea
        field={field("about")}
        label="What the application is about"
        hint="The behaviour, and what the applicant says has been done about it"
        rows={5}
        error={errorOf("about")}
      />
      <Radios
        field={field("isRepeat")}
        legend="If there is an open review of the problem: is it the same person asking for the same again?"
        legendSize="s"
        items={[
          { value: "no", text: "No: it counts as an application" },
          { value: "yes", text: "Yes: it repeats an earlier one" },
        ]}
        error={errorOf("isRepeat")}
      />
    </>
  );
}
