import { type Officer, OfficerSelect } from "#app/components/forms/officer-select.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select, type SelectItem } from "#app/components/govuk/select.tsx";
import type { Asked } from "#app/domain/interventions/asked.ts";
import { AUTHORISER_NAMES, AUTHORISERS } from "#app/domain/interventions/record.ts";
import type { Fields } from "./fields.ts";

type Props = Fields & {
  asked: Pick<Asked, "authoriser" | "court">;
  agencies: readonly SelectItem[];
  officers: readonly Officer[];
};

/** Who issues it or applies for it, and the court that makes it. */
export function WhoFields({ field, errorOf, asked, agencies, officers }: Props) {
  return (
    <>
      <h2 className="govuk-heading-m">Who issues it or applies for it</h2>
      <Select field={field("agencyId")} label="Agency" items={agencies} error={errorOf("agencyId")} />
      <OfficerSelect
        field={field("officerUserId")}
        agencyField="agencyId"
        officers={officers}
        label="Officer (optional)"
        hint="The officer may open a record that belongs to no case, with whom it binds"
        placeholder="Nobody on this list"
        error={errorOf("officerUserId")}
      />
      <Input
        field={field("officerName")}
        label="Or the name of an officer who does not sign in here (optional)"
        autoComplete="off"
        error={errorOf("officerName")}
      />
      {asked.authoriser ? (
        <Radios
          field={field("authorisedBy")}
          legend="Who authorised it?"
          legendSize="s"
          small
          items={AUTHORISERS.map((value) => ({ value, text: AUTHORISER_NAMES[value] }))}
          error={errorOf("authorisedBy")}
        />
      ) : null}
      {asked.court ? (
        <>
          <Input field={field("court")} label="Court (optional)" autoComplete="off" error={errorOf("court")} />
          <Input
            field={field("courtReference")}
            label="Reference of the court (optional)"
            width={20}
            autoComplete="off"
            error={errorOf("courtReference")}
          />
          <Checkboxes
            field={field("made")}
            legend="Does any of these apply? (optional)"
            legendSize="s"
            small
            items={[
              { value: "interim", text: "It is interim" },
              { value: "without-notice", text: "It was made without notice" },
            ]}
            error={errorOf("made")}
          />
        </>
      ) : null}
    </>
  );
}
