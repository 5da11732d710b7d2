import { Button } from "../govuk/button.tsx";
import { PasswordInput } from "../govuk/password-input.tsx";
import { SessionForm } from "./session-page.tsx";

/** Before a change of factor the password is asked again. */
export function ConfirmPassword({ error, button }: { error?: string; button: string }) {
  return (
    <SessionForm>
      <PasswordInput
        field={{ id: "currentPassword", name: "currentPassword" }}
        label="Current password"
        error={error}
      />
      <Button>{button}</Button>
    </SessionForm>
  );
}
