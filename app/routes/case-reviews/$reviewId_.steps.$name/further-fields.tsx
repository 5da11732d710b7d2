import type { ReviewFields } from "#app/components/case-reviews/review-form-page.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select, type SelectItem } from "#app/components/govuk/select.tsx";
import { INVOLVEMENT_NAMES } from "#app/domain/case-reviews/application.ts";
import type { StepPageName } from "#app/domain/case-reviews/step-page.ts";

type Props = {
  name: StepPageName;
  fields: ReviewFields;
  officers: SelectItem[];
  panel: { value: string; text: string }[];
};

/** What some of the steps ask beside the day and words. */
export function FurtherFields({ name, fields: { field, errorOf }, officers, panel }: Props) {
  switch (name) {
    case "acknowledge":
      return (
        <Select
          field={field("contactUserId")}
          label="Contact officer"
          hint="The one person whom the applicant and the victim speak to"
          items={officers}
          placeholder="Select a contact officer"
          error={errorOf("contactUserId")}
        />
      );
    case "victim-chose":
      return (
        <Radios
          field={field("involvement")}
          legend="How does the victim take part?"
          legendSize="s"
          items={Object.entries(INVOLVEMENT_NAMES).map(([value, text]) => ({ value, text }))}
          error={errorOf("involvement")}
        />
      );
    case "schedule-panel":
      return (
        <>
          <DateInput name="panelOn" field={field} legend="Day of the panel" legendSize="s" error={errorOf("panelOn")} />
          <Input field={field("panelPlace")} label="Place or video link (optional)" error={errorOf("panelPlace")} />
        </>
      );
    case "hold-panel":
      return (
        <Checkboxes
          field={field("attended")}
          legend="Who was there?"
          legendSize="s"
          items={panel}
          error={errorOf("attended")}
        />
      );
    case "send-pack":
      return (
        <Input
          field={field("sentTo")}
          label="To which partnership’s chair it was sent"
          hint="The county’s community safety team says which"
          error={errorOf("sentTo")}
        />
      );
    default:
      return null;
  }
}
