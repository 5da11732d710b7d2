import { ChoiceGroup, type GroupedField } from "./choice-group.tsx";
import { type Choice, ChoiceItem, type Divider } from "./choice-item.tsx";
import { classNames } from "./class-names.ts";
import { allDefaults, describedBy, type FieldProps } from "./field-props.ts";

/** `exclusive` marks the answer that rules the others out, such as "None of these"; the server must check it too. */
export type CheckboxChoice = Choice & { exclusive?: boolean };

type Props = GroupedField & {
  field: FieldProps;
  items: readonly (CheckboxChoice | Divider)[];
  small?: boolean;
};

export function Checkboxes({ field, items, small, ...group }: Props) {
  const { id } = field;
  const chosen = allDefaults(field);
  // Without a fieldset nobody would hear the hint and the error, so each box carries them.
  const itemDescribedBy = group.legend ? undefined : describedBy(field, group.hint, group.error);
  return (
    <ChoiceGroup id={id} aria-describedby={field["aria-describedby"]} {...group}>
      <div className={classNames("govuk-checkboxes", small && "govuk-checkboxes--small")}>
        {items.map((item, index) =>
          "divider" in item ? (
            <div key={item.divider} className="govuk-checkboxes__divider">
              {item.divider}
            </div>
          ) : (
            <ChoiceItem
              key={item.value}
              kind="checkboxes"
              field={field}
              id={index === 0 ? id : `${id}-${index + 1}`}
              item={item}
              checked={chosen.includes(item.value)}
              exclusive={item.exclusive}
              aria-describedby={itemDescribedBy}
            />
          ),
        )}
      </div>
    </ChoiceGroup>
  );
}
