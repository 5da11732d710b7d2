import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { ErrorMessage } from "./error-message.tsx";
import { describedBy } from "./field-props.ts";
import { Fieldset } from "./fieldset.tsx";
import { Hint } from "./hint.tsx";
import type { TextSize } from "./label.tsx";

/** What every field made of several controls takes. Without a legend there is no fieldset. */
export type GroupedField = {
  legend?: ReactNode;
  legendSize?: TextSize;
  legendIsPageHeading?: boolean;
  hint?: ReactNode;
  error?: string;
  /** Of the whole form group. */
  groupClassName?: string;
};

type Props = GroupedField & { id: string; role?: "group"; "aria-describedby"?: string; children: ReactNode };

export function ChoiceGroup(props: Props) {
  const { id, legend, hint, error, groupClassName, children } = props;
  const content = (
    <>
      {hint ? <Hint id={`${id}-hint`}>{hint}</Hint> : null}
      {error ? <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage> : null}
      {children}
    </>
  );
  return (
    <div className={classNames("govuk-form-group", error && "govuk-form-group--error", groupClassName)}>
      {legend ? (
        <Fieldset
          legend={legend}
          legendSize={props.legendSize}
          legendIsPageHeading={props.legendIsPageHeading}
          role={props.role}
          aria-describedby={describedBy(props, hint, error)}
        >
          {content}
        </Fieldset>
      ) : (
        content
      )}
    </div>
  );
}
