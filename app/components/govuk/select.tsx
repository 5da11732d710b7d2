import { classNames } from "./class-names.ts";
import { describedBy, oneDefault } from "./field-props.ts";
import { FormGroup, type LabelledField } from "./form-group.tsx";

export type SelectItem = { value: string; text: string; disabled?: boolean };

type Props = LabelledField & {
  items: readonly SelectItem[];
  /** The words of a first option with no value, such as "Choose an agency". */
  placeholder?: string;
  className?: string;
};

export function Select({ field, items, placeholder, className, ...group }: Props) {
  return (
    <FormGroup id={field.id} {...group}>
      <select
        className={classNames("govuk-select", group.error && "govuk-select--error", className)}
        {...field}
        defaultValue={oneDefault(field)}
        aria-describedby={describedBy(field, group.hint, group.error)}
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {items.map((item) => (
          <option key={item.value} value={item.value} disabled={item.disabled}>
            {item.text}
          </option>
        ))}
      </select>
    </FormGroup>
  );
}
