import type { FieldProps } from "#app/components/govuk/field-props.ts";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { PART_NAMES, SEX_NAMES } from "#app/domain/people/person-parts.ts";
import { birthWords, fullName } from "#app/domain/people/person.ts";
import type { MergeSide } from "#app/services/people/merge-page.ts";

export type Side = {
  reference: string;
  version: number;
  values: { name: string; birth: string; sex: string; area: string };
  held: { label: string; value: string }[];
};

/** One of the two, in words: what the page shows of it and no more. */
export function sideOf({ person, cases, referrals, assessments, parts }: MergeSide, today: string): Side {
  return {
    reference: person.reference,
    version: person.version,
    values: {
      name: fullName(person),
      birth: birthWords(person, today),
      sex: person.sex ? SEX_NAMES[person.sex] : "Not recorded",
      area: person.areaWords ?? "Not recorded",
    },
    held: [
      { label: "Cases", value: listed(cases) },
      { label: "Referrals", value: listed(referrals) },
      { label: "Risk assessments", value: String(assessments) },
      ...parts.map(({ kind, titles }) => ({ label: PART_NAMES[kind].many, value: listed(titles) })),
    ],
  };
}

function listed(items: readonly string[]) {
  return items.length === 0 ? "None" : items.join("; ");
}

const CHOICES = [
  ["name", "Name"],
  ["birth", "Date of birth"],
  ["sex", "Sex"],
  ["area", "Area"],
] as const;

type Props = { first: Side; second: Side };

export function SideBySide({ first, second }: Props) {
  return (
    <Table
      caption="What is recorded, and what comes along"
      captionSize="m"
      firstCellIsHeader
      scrollLabel="The two records side by side"
      stacked
      head={["What", first.reference, second.reference]}
      rows={[
        ...CHOICES.map(([key, label]) => [label, first.values[key], second.values[key]]),
        ...first.held.map(({ label, value }, index) => [label, value, second.held[index]?.value ?? "None"]),
      ]}
    />
  );
}

type ChoiceProps = Props & { field: (name: string) => FieldProps; errorOf: (name: string) => string | undefined };

/** Which record stands, and of each value in which the two differ, which of them. */
export function ValueChoices({ first, second, field, errorOf }: ChoiceProps) {
  return (
    <>
      <Radios
        field={field("keep")}
        legend="Which reference stands?"
        legendSize="s"
        inline
        items={[
          { value: "first", text: first.reference },
          { value: "second", text: second.reference },
        ]}
        error={errorOf("keep")}
      />
      {CHOICES.filter(([key]) => first.values[key] !== second.values[key]).map(([key, label]) => (
        <Radios
          key={key}
          field={field(key)}
          legend={`Which ${label.toLowerCase()} is right?`}
          legendSize="s"
          hint={key === "name" ? "The other is kept as another name, and still finds the person" : undefined}
          items={[
            { value: "first", text: first.values[key] },
            { value: "second", text: second.values[key] },
          ]}
          error={errorOf(key)}
        />
      ))}
    </>
  );
}
