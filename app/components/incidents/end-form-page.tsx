import { endForm } from "#app/domain/incidents/end.form.ts";
import { ChangeFormPage, type ChangeFormProps } from "../forms/change-form-page.tsx";
import { Textarea } from "../govuk/textarea.tsx";

type Props = Pick<Parameters<typeof ChangeFormPage>[0], "record"> & {
  what: "incident" | "problem";
  change: "close" | "reopen";
  hint?: string;
  reply: ChangeFormProps["reply"];
};

/** An incident or a problem is closed, or opened again, with the reason. */
export function EndFormPage({ record, what, change, hint, reply }: Props) {
  const isClosing = change === "close";
  const heading = isClosing ? `Close the ${what}` : `Open the ${what} again`;
  return (
    <ChangeFormPage
      record={record}
      heading={heading}
      button={heading}
      schema={endForm}
      initial={{ reason: "" }}
      reply={reply}
    >
      {({ field, errorOf }) => (
        <Textarea
          field={field("reason")}
          label={isClosing ? "Why is it closed?" : "Why is it opened again?"}
          hint={hint}
          rows={4}
          error={errorOf("reason")}
        />
      )}
    </ChangeFormPage>
  );
}
