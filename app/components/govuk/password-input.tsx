import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { classNames } from "./class-names.ts";
import { describedBy, type FieldElement } from "./field-props.ts";
import { FormGroup, type LabelledField } from "./form-group.tsx";

type Props = LabelledField & {
  autoComplete?: "current-password" | "new-password";
  className?: string;
};

const neverChanges = () => () => undefined;

/** The button that shows the password appears once there is JavaScript. */
export function PasswordInput({ field, autoComplete = "current-password", className, ...group }: Props) {
  const { ref: fieldRef, ...rest } = field;
  const element = useRef<FieldElement | null>(null);
  const hasScript = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  const [isShown, setIsShown] = useState(false);

  useEffect(() => {
    // A password sent as plain text might be kept among the browser's remembered entries.
    const hide = () => setIsShown(false);
    const form = element.current?.form;
    form?.addEventListener("submit", hide);
    return () => form?.removeEventListener("submit", hide);
  }, []);

  return (
    <FormGroup id={field.id} {...group} groupClassName={classNames("govuk-password-input", group.groupClassName)}>
      <div className="govuk-input__wrapper govuk-password-input__wrapper">
        <input
          className={classNames(
            "govuk-input govuk-password-input__input",
            group.error && "govuk-input--error",
            className,
          )}
          type={isShown ? "text" : "password"}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete={autoComplete}
          {...rest}
          ref={(input) => {
            element.current = input;
            fieldRef?.(input);
          }}
          aria-describedby={describedBy(field, group.hint, group.error)}
        />
        <button
          type="button"
          className="govuk-button govuk-button--secondary govuk-password-input__toggle"
          aria-controls={field.id}
          aria-label={isShown ? "Hide password" : "Show password"}
          hidden={!hasScript}
          onClick={() => setIsShown(!isShown)}
        >
          {isShown ? "Hide" : "Show"}
        </button>
      </div>
    </FormGroup>
  );
}
