import type { HTMLInputTypeAttribute, InputHTMLAttributes, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { describedBy } from "./field-props.ts";
import { FormGroup, type LabelledField } from "./form-group.tsx";

export type InputWidth = 2 | 3 | 4 | 5 | 10 | 20 | 30;

type Props = LabelledField & {
  type?: Extract<HTMLInputTypeAttribute, "text" | "email" | "tel" | "url" | "search" | "number" | "date" | "time">;
  width?: InputWidth;
  prefix?: ReactNode;
  suffix?: ReactNode;
  inputMode?: InputHTMLAttributes<HTMLInputElement>["inputMode"];
  autoComplete?: string;
  autoCapitalize?: string;
  spellCheck?: boolean;
  maxLength?: number;
  extraLetterSpacing?: boolean;
  className?: string;
  labelClassName?: string;
};

export function Input({
  field,
  label,
  labelSize,
  labelIsPageHeading,
  labelClassName,
  hint,
  error,
  groupClassName,
  type = "text",
  width,
  prefix,
  suffix,
  extraLetterSpacing,
  className,
  ...rest
}: Props) {
  const names = classNames(
    "govuk-input",
    width && `govuk-input--width-${width}`,
    extraLetterSpacing && "govuk-input--extra-letter-spacing",
    error && "govuk-input--error",
    className,
  );
  const input = (
    <input className={names} type={type} {...rest} {...field} aria-describedby={describedBy(field, hint, error)} />
  );
  const group = { label, labelSize, labelIsPageHeading, labelClassName, hint, error, groupClassName };
  return (
    <FormGroup id={field.id} {...group}>
      {prefix || suffix ? (
        <div className="govuk-input__wrapper">
          {prefix ? <Affix kind="prefix">{prefix}</Affix> : null}
          {input}
          {suffix ? <Affix kind="suffix">{suffix}</Affix> : null}
        </div>
      ) : (
        input
      )}
    </FormGroup>
  );
}

function Affix({ kind, children }: { kind: "prefix" | "suffix"; children: ReactNode }) {
  return (
    <div className={`govuk-input__${kind}`} aria-hidden="true">
      {children}
    </div>
  );
}
