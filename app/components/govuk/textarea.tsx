import type { KeyboardEvent, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { describedBy } from "./field-props.ts";
import { FormGroup, type LabelledField } from "./form-group.tsx";

type Props = LabelledField & {
  rows?: number;
  autoComplete?: string;
  spellCheck?: boolean;
  className?: string;
  readOnly?: boolean;
  onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  /** Shown under the box. */
  after?: ReactNode;
  "data-maxlength"?: number;
};

export function Textarea({ field, rows = 5, autoComplete, spellCheck, className, after, ...rest }: Props) {
  const { readOnly, onKeyDown, ...group } = rest;
  return (
    <FormGroup id={field.id} {...group}>
      <textarea
        className={classNames("govuk-textarea", group.error && "govuk-textarea--error", className)}
        rows={rows}
        autoComplete={autoComplete}
        spellCheck={spellCheck}
        readOnly={readOnly}
        onKeyDown={onKeyDown}
        {...field}
        aria-describedby={describedBy(field, group.hint, group.error)}
      />
      {after}
    </FormGroup>
  );
}
