import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import type { FieldProps } from "#app/components/govuk/field-props.ts";

type Props = {
  field: (name: string) => FieldProps;
  errorOf: (name: string) => string | undefined;
  people: readonly { personId: string; name: string; words: string }[];
};

/** Who goes along: known already, so that nobody has to find out who they are. */
export function CarriedPeople({ field, errorOf, people }: Props) {
  if (people.length === 0) return null;
  return (
    <Checkboxes
      field={field("carry")}
      legend="People involved"
      legendSize="m"
      hint="They go along with their records. Untick whom the group does not need to know of. If it takes this on, its members can open the incidents too, without who reported"
      items={people.map(({ personId, name, words }) => ({ value: personId, text: `${name}: ${words}` }))}
      error={errorOf("carry")}
    />
  );
}
