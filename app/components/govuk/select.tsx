import { classNames } from "./class-names.ts";
import { describedBy, oneDefault } from "./field-props.ts";
import { FormGroup, type LabelledField } from "./form-group.tsx";

export type SelectItem = { value: string; text: string; disabled?: boolean };
type SelectGroup = { label: string; items: readonly SelectItem[] };

type Props = LabelledField & {
  items?: readonly SelectItem[];
  /** Further options, each under the name of its group. */
  groups?: readonly SelectGroup[];
  /** The words of a first option with no value, such as "Choose an agency". */
  placeholder?: string;
  className?: string;
};

export function Select({ field, items = [], groups = [], placeholder, className, ...group }: Props) {
  return (
    <FormGroup id={field.id} {...group}>
      <select
        className={classNames("govuk-select", group.error && "govuk-select--error", className)}
        {...field}
        defaultValue={oneDefault(field)}
        aria-describedby={describedBy(field, group.hint, group.error)}
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {items.map(optionOf)}
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.items.map(optionOf)}
          </optgroup>
        ))}
      </select>
    </FormGroup>
  );
}

function optionOf({ value, text, disabled }: SelectItem) {
  return (
    <option key={value} value={value} disabled={disabled}>
      {text}
    </option>
  );
}
