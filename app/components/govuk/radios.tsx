import { ChoiceGroup, type GroupedField } from "./choice-group.tsx";
import { type Choice, ChoiceItem, type Divider } from "./choice-item.tsx";
import { classNames } from "./class-names.ts";
import { type FieldProps, oneDefault } from "./field-props.ts";

type Props = GroupedField & {
  field: FieldProps;
  items: readonly (Choice | Divider)[];
  inline?: boolean;
  small?: boolean;
};

export function Radios({ field, items, inline, small, ...group }: Props) {
  const { id } = field;
  const chosen = oneDefault(field);
  return (
    <ChoiceGroup id={id} aria-describedby={field["aria-describedby"]} {...group}>
      <div className={classNames("govuk-radios", inline && "govuk-radios--inline", small && "govuk-radios--small")}>
        {items.map((item, index) =>
          "divider" in item ? (
            <div key={item.divider} className="govuk-radios__divider">
              {item.divider}
            </div>
          ) : (
            <ChoiceItem
              key={item.value}
              kind="radios"
              field={field}
              id={index === 0 ? id : `${id}-${index + 1}`}
              item={item}
              checked={item.value === chosen}
            />
          ),
        )}
      </div>
    </ChoiceGroup>
  );
}
