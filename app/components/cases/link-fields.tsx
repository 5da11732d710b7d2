import { type LinkStanding, STANDING_BASIS_NAMES } from "#app/domain/people/link-roles.ts";
import { DateInput } from "../govuk/date-input.tsx";
import { Input } from "../govuk/input.tsx";
import { Radios } from "../govuk/radios.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import type { ManageFields } from "./manage-page.tsx";

const STANDINGS: Record<LinkStanding, { text: string; hint: string }> = {
  alleged: { text: "Alleged", hint: "Until an admission, conviction, order or finding" },
  confirmed: { text: "Confirmed", hint: "Say below by what, on which day and by which source" },
  "not-substantiated": {
    text: "Not substantiated",
    hint: "Ends the role on the day below, and shortens how long it is kept",
  },
};

type Props = Pick<ManageFields, "field" | "errorOf"> & {
  legend: string;
  /** None for a role that has no standing. */
  standings: readonly LinkStanding[];
};

/** How somebody stands in a case, and from when. */
export function LinkFields({ field, errorOf, legend, standings }: Props) {
  return (
    <>
      {standings.length > 0 ? (
        <>
          <Radios
            field={field("standing")}
            legend={legend}
            legendSize="s"
            items={standings.map((value) => ({ value, ...STANDINGS[value] }))}
            error={errorOf("standing")}
          />
          <Radios
            field={field("standingBasis")}
            legend="If it is confirmed, by what?"
            legendSize="s"
            inline
            small
            items={Object.entries(STANDING_BASIS_NAMES).map(([value, text]) => ({ value, text }))}
            error={errorOf("standingBasis")}
          />
          <DateInput
            name="standingOn"
            field={field}
            legend="Day on which it was confirmed, or found not substantiated"
            legendSize="s"
            hint="Leave blank while it is alleged"
            error={errorOf("standingOn")}
          />
          <Input
            field={field("standingSource")}
            label="Source of that"
            hint="Such as the court, or the officer who says so"
            error={errorOf("standingSource")}
          />
        </>
      ) : null}
      <DateInput name="fromDay" field={field} legend="In this role from" legendSize="s" error={errorOf("fromDay")} />
      <Textarea field={field("note")} label="Note (optional)" rows={2} error={errorOf("note")} />
    </>
  );
}
