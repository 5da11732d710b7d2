import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import type { FieldProps } from "./field-props.ts";
import { Hint } from "./hint.tsx";
import { Label } from "./label.tsx";

export type Choice = {
  value: string;
  text: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
  /** Fields that belong to this answer: shown while it is chosen, and always in a browser that cannot tell. */
  conditional?: ReactNode;
};

/** A word between answers, such as "or". */
export type Divider = { divider: string };

type Props = {
  kind: "radios" | "checkboxes";
  field: FieldProps;
  /** The first item has the id of the field itself, so that the error summary's link finds it. */
  id: string;
  item: Choice;
  checked: boolean;
  "aria-describedby"?: string;
  exclusive?: boolean;
};

/** One answer of Radios or Checkboxes: not for use by itself. */
export function ChoiceItem({ kind, field, id, item, checked, exclusive, ...rest }: Props) {
  const { name, ref, onChange, onBlur } = field;
  const hintId = item.hint ? `${id}-item-hint` : undefined;
  const conditionalId = item.conditional ? `conditional-${id}` : undefined;
  return (
    <>
      <div className={`govuk-${kind}__item`}>
        <input
          className={`govuk-${kind}__input`}
          id={id}
          type={kind === "radios" ? "radio" : "checkbox"}
          value={item.value}
          defaultChecked={checked}
          {...{ name, ref, onChange, onBlur }}
          disabled={field.disabled || item.disabled}
          aria-describedby={classNames(rest["aria-describedby"], hintId) || undefined}
          data-aria-controls={conditionalId}
          data-behaviour={exclusive ? "exclusive" : undefined}
        />
        <Label htmlFor={id} className={`govuk-${kind}__label`}>
          {item.text}
        </Label>
        {item.hint ? (
          <Hint id={hintId} className={`govuk-${kind}__hint`}>
            {item.hint}
          </Hint>
        ) : null}
      </div>
      {item.conditional ? (
        <div
          className={classNames(`govuk-${kind}__conditional`, !checked && `govuk-${kind}__conditional--hidden`)}
          id={conditionalId}
        >
          {item.conditional}
        </div>
      ) : null}
    </>
  );
}
