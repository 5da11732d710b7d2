import { GROUP_KIND_NAMES, GROUP_KINDS } from "#app/domain/groups/group-kinds.ts";
import { Checkboxes } from "../govuk/checkboxes.tsx";
import type { FieldProps } from "../govuk/field-props.ts";
import { Input } from "../govuk/input.tsx";
import { Select } from "../govuk/select.tsx";

type Props = {
  field: (name: string) => FieldProps;
  errorOf: (name: string) => string | undefined;
  parents: readonly { id: string; name: string; depth: number }[];
  beats: readonly { id: string; code: string; name: string }[];
};

export function GroupFields({ field, errorOf, parents, beats }: Props) {
  return (
    <>
      <Input field={field("name")} label="Name" autoComplete="off" error={errorOf("name")} />
      <Select
        field={field("kind")}
        label="Kind"
        placeholder="Choose a kind"
        items={GROUP_KINDS.map((kind) => ({ value: kind, text: GROUP_KIND_NAMES[kind] }))}
        error={errorOf("kind")}
      />
      <Select
        field={field("parentId")}
        label="Reports to (optional)"
        placeholder="No other group"
        items={parents.map((group) => ({ value: group.id, text: `${"– ".repeat(group.depth)}${group.name}` }))}
        error={errorOf("parentId")}
      />
      <Checkboxes
        field={field("does")}
        legend="What the group does"
        legendSize="s"
        items={[
          { value: "holds-cases", text: "Holds cases", hint: "Agencies can refer people, places and problems to it" },
          { value: "has-meetings", text: "Has meetings" },
        ]}
        error={errorOf("does")}
      />
      <Input
        field={field("minAge")}
        label="Youngest age (optional)"
        hint="Of the people whose cases it takes, in full years"
        width={3}
        inputMode="numeric"
        error={errorOf("minAge")}
      />
      <Input
        field={field("maxAge")}
        label="Oldest age (optional)"
        width={3}
        inputMode="numeric"
        error={errorOf("maxAge")}
      />
      <Input
        field={field("cadence")}
        label="How often it meets (optional)"
        hint="In words, such as “Every six weeks”"
        autoComplete="off"
        error={errorOf("cadence")}
      />
      {beats.length > 0 ? (
        <Checkboxes
          field={field("beats")}
          small
          legend="Beats"
          legendSize="s"
          hint="Leave all blank for the whole area"
          items={beats.map((beat) => ({ value: beat.id, text: `${beat.code} ${beat.name}` }))}
          error={errorOf("beats")}
        />
      ) : null}
    </>
  );
}
