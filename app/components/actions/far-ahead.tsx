import { type FormValues, withDays } from "#app/forms/parse-form.ts";
import { WarningText } from "../govuk/warning-text.tsx";

/** Before a form that is sent again: the day is far off, and chosen all the same. */
export function FarAhead({ values }: { values: FormValues }) {
  return (
    <>
      <WarningText>The due day is a long way ahead. Check the year.</WarningText>
      <p className="govuk-body">Nothing has been saved yet. Change the day, or save it all the same.</p>
      <input type="hidden" name="confirmedDay" value={String(withDays(values).dueOn ?? "")} />
    </>
  );
}
