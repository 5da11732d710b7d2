import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { Details } from "#app/components/govuk/details.tsx";
import type { FieldProps } from "#app/components/govuk/field-props.ts";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { SIGN_LISTS, type SignList } from "#app/domain/risk/signs.ts";

type Props = {
  asks: { child: boolean; aces: boolean; adult: boolean };
  field: (name: string) => FieldProps;
  errorOf: (name: string) => string | undefined;
};

/** What is asked of a child, or of an adult at risk, and of nobody else. */
export function FurtherQuestions({ asks, field, errorOf }: Props) {
  const signs = (list: SignList, legend: string, hint?: string) => (
    <Checkboxes
      field={field(list)}
      legend={legend}
      hint={hint}
      small
      items={Object.entries(SIGN_LISTS[list]).map(([value, text]) => ({ value, text }))}
      error={errorOf(list)}
    />
  );
  return (
    <>
      {asks.child ? (
        <>
          <h2 className="govuk-heading-s">The child</h2>
          <div className="govuk-grid-row">
            <div className="govuk-grid-column-one-half">
              <Textarea
                field={field("strengths")}
                label="Strengths"
                hint="What goes well: people, school, interests, what the child is good at"
                rows={3}
                error={errorOf("strengths")}
              />
            </div>
            <div className="govuk-grid-column-one-half">
              <Textarea
                field={field("ownView")}
                label="The child’s own view"
                hint="In the child’s words where you can, or why it is not known"
                rows={3}
                error={errorOf("ownView")}
              />
            </div>
          </div>
          <Details summary="Signs that the child is exploited" open>
            {signs("exploitation", "Signs of exploitation", "A prompt to consider a referral, never an automatic one")}
          </Details>
        </>
      ) : null}
      {asks.aces ? (
        <Details summary="Adverse experiences">
          {signs(
            "ace",
            "Reported by professionals",
            "A consideration and never a score: nothing follows from how many",
          )}
          {signs("adversity", "Further adversity")}
        </Details>
      ) : null}
      {asks.adult ? (
        <Details summary="Cuckooing and exploitation">
          {signs("cuckooing-sign", "Signs of cuckooing")}
          {signs("cuckooing-type", "What the home is used for")}
          {signs("adult-exploitation", "Signs of exploitation")}
        </Details>
      ) : null}
    </>
  );
}
