import { Select, type SelectItem } from "../govuk/select.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import type { ReviewFields } from "./review-form-page.tsx";

type Props = { fields: ReviewFields; agencies: SelectItem[]; themes: SelectItem[] };

/** What the panel recommends, to which body, under which theme. */
export function RecommendationFields({ fields: { field, errorOf }, agencies, themes }: Props) {
  return (
    <>
      <Textarea
        field={field("words")}
        label="What does the panel recommend?"
        hint="As the applicant is to read it"
        rows={4}
        error={errorOf("words")}
      />
      <Select
        field={field("agencyId")}
        label="To which body?"
        hint="It must have regard to it (ASBCPA 2014 s104(7))"
        items={agencies}
        placeholder="Select a body"
        error={errorOf("agencyId")}
      />
      <Select
        field={field("theme")}
        label="Theme"
        items={themes}
        placeholder="Select a theme"
        error={errorOf("theme")}
      />
    </>
  );
}
