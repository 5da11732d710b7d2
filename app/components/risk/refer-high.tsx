import { Button } from "../govuk/button.tsx";
import { InsetText } from "../govuk/inset-text.tsx";

/** High is more than one agency's work: to the JAG, with what is known filled in. */
export function ReferHigh({ caseId, name }: { caseId: string; name: string }) {
  return (
    <InsetText>
      <p className="govuk-body">
        <strong>The risk to {name} is High.</strong> One agency alone should not hold it: refer the case to the Joint
        Action Group.
      </p>
      <Button href={`/referrals/new?case=${caseId}`}>Refer to the JAG</Button>
    </InsetText>
  );
}
