import { Button } from "../govuk/button.tsx";
import { FormGroup } from "../govuk/form-group.tsx";
import { WarningText } from "../govuk/warning-text.tsx";

type IssuedLinkProps = { heading: string; link: string; next: { href: string; text: string } };

/** In answer to the post that made the link, and nowhere else: it is stored as a hash and cannot be shown again. */
export function IssuedLink({ heading, link, next }: IssuedLinkProps) {
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <h1 className="govuk-heading-l">{heading}</h1>
        <p className="govuk-body">
          Copy this link and send it to the person yourself, in a way that reaches nobody else. With it they set a
          password.
        </p>
        <FormGroup
          id="link"
          label="Link"
          hint="It works once, for 24 hours. Earlier links of this person no longer work"
        >
          <textarea
            id="link"
            className="govuk-textarea app-key"
            rows={3}
            readOnly
            spellCheck={false}
            aria-describedby="link-hint"
            value={link}
          />
        </FormGroup>
        <WarningText>This link is shown only now. If it is lost, make a new one.</WarningText>
        <Button href={next.href} variant="secondary">
          {next.text}
        </Button>
      </div>
    </div>
  );
}
