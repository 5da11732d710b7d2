import { InsetText } from "../govuk/inset-text.tsx";

/** On pages where somebody writes about a case with the Prevent flag. */
export function PreventReminder() {
  return (
    <InsetText>
      This case has the Prevent flag. Do not hold Channel detail here: say that there is a referral, and whom to ask.
    </InsetText>
  );
}
