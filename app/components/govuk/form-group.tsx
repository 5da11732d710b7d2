import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { ErrorMessage } from "./error-message.tsx";
import type { FieldProps } from "./field-props.ts";
import { Hint } from "./hint.tsx";
import { Label, type TextSize } from "./label.tsx";

/** What every field with a label of its own takes. */
export type LabelledField = {
  field: FieldProps;
  label: ReactNode;
  labelSize?: TextSize;
  labelIsPageHeading?: boolean;
  hint?: ReactNode;
  error?: string;
  /** Of the whole form group. */
  groupClassName?: string;
};

type Props = Omit<LabelledField, "field"> & {
  id: string;
  labelClassName?: string;
  "data-maxlength"?: number;
  children: ReactNode;
};

export function FormGroup(props: Props) {
  const { id, hint, error, groupClassName, children } = props;
  return (
    <div
      className={classNames("govuk-form-group", error && "govuk-form-group--error", groupClassName)}
      data-maxlength={props["data-maxlength"]}
    >
      <Label
        htmlFor={id}
        size={props.labelSize}
        isPageHeading={props.labelIsPageHeading}
        className={props.labelClassName}
      >
        {props.label}
      </Label>
      {hint ? <Hint id={`${id}-hint`}>{hint}</Hint> : null}
      {error ? <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage> : null}
      {children}
    </div>
  );
}
