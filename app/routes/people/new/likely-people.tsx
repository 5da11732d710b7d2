import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import type { FieldProps } from "#app/components/govuk/field-props.ts";
import { Table } from "#app/components/govuk/table.tsx";

type Likely = {
  id: string;
  reference: string;
  name: string;
  bornIn: string | null;
  area: string | null;
  reason: string;
  mayOpen: boolean;
};
type Props = {
  people: readonly Likely[];
  mayRefer: boolean;
  field: (name: string) => FieldProps;
  error: string | undefined;
};

/** Above the form that still holds what was typed: who is recorded already and may be the same, with why. */
export function LikelyPeople({ people, mayRefer, field, error }: Props) {
  return (
    <>
      <Table
        caption="Recorded already: is it one of these?"
        captionSize="m"
        scrollLabel="People who may be the same"
        stacked
        head={["Name", "Born", "Area", "Why it is shown", "What next"]}
        rows={people.map((person) => [
          person.mayOpen ? (
            <a key="open" className="govuk-link" href={`/people/${person.id}`}>
              {person.name}
            </a>
          ) : (
            person.name
          ),
          person.bornIn ?? "Not known",
          person.area ?? "Not recorded",
          person.reason,
          mayRefer ? (
            <a key="refer" className="govuk-link" href={`/referrals/new?person=${person.id}`}>
              Refer<span className="govuk-visually-hidden"> {person.name}</span>
            </a>
          ) : null,
        ])}
      />
      <Checkboxes
        field={field("nobodyOfThese")}
        items={[{ value: "yes", text: "It is none of these: record a new person" }]}
        error={error}
      />
    </>
  );
}
