import { ChoiceGroup, type GroupedField } from "./choice-group.tsx";
import { classNames } from "./class-names.ts";
import type { FieldProps } from "./field-props.ts";
import { Input } from "./input.tsx";

const labels = { day: "Day", month: "Month", year: "Year" };

export type DatePart = keyof typeof labels;

const parts: readonly DatePart[] = ["day", "month", "year"];

type Props = GroupedField & {
  /** The parts are named `${name}-day`, `${name}-month` and `${name}-year`, and have these as ids. */
  name: string;
  /** Gives the field of each part by its name. */
  field: (name: string) => FieldProps;
  /** The parts that the error is about; all three unless told. */
  errorIn?: readonly DatePart[];
  /** For a date of birth: lets the browser fill it in. */
  isBirthday?: boolean;
};

export function DateInput({ name, field, errorIn = parts, isBirthday, ...group }: Props) {
  return (
    <ChoiceGroup id={name} role="group" {...group}>
      <div className="govuk-date-input" id={name}>
        {parts.map((part) => (
          <div key={part} className="govuk-date-input__item">
            <Input
              field={field(`${name}-${part}`)}
              label={labels[part]}
              labelClassName="govuk-date-input__label"
              className={classNames(
                "govuk-date-input__input",
                group.error && errorIn.includes(part) && "govuk-input--error",
              )}
              width={part === "year" ? 4 : 2}
              inputMode="numeric"
              autoComplete={isBirthday ? `bday-${part}` : undefined}
            />
          </div>
        ))}
      </div>
    </ChoiceGroup>
  );
}
