import { classNames } from "./class-names.ts";
import { describedBy } from "./field-props.ts";
import { FormGroup, type LabelledField } from "./form-group.tsx";

type Props = LabelledField & {
  autoComplete?: "current-password" | "new-password";
  className?: string;
};

/** The button that shows the password appears once there is JavaScript, and is page-script.js's. */
export function PasswordInput({ field, autoComplete = "current-password", className, ...group }: Props) {
  return (
    <FormGroup id={field.id} {...group} groupClassName={classNames("govuk-password-input", group.groupClassName)}>
      <div className="govuk-input__wrapper govuk-password-input__wrapper">
        <input
          className={classNames(
            "govuk-input govuk-password-input__input",
            group.error && "govuk-input--error",
            className,
          )}
          type="password"
          spellCheck={false}
          autoCapitalize="none"
          autoComplete={autoComplete}
          {...field}
          aria-describedby={describedBy(field, group.hint, group.error)}
        />
        <button
          type="button"
          className="govuk-button govuk-button--secondary govuk-password-input__toggle"
          aria-controls={field.id}
          aria-label="Show password"
          hidden
        >
          Show
        </button>
      </div>
    </FormGroup>
  );
}
