// @vitest-environment jsdom
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorMessage } from "#app/components/govuk/error-message.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Fieldset } from "#app/components/govuk/fieldset.tsx";
import { Hint } from "#app/components/govuk/hint.tsx";
import { Label } from "#app/components/govuk/label.tsx";
import { described, matchesFixtures } from "./fixtures.ts";

matchesFixtures("button", [
  ["default", <Button>Save and continue</Button>],
  ["secondary", <Button variant="secondary" name="secondary" children="Secondary button" />],
  ["warning", <Button variant="warning" name="Warning" children="Warning button" />],
  ["inverse", <Button variant="inverse" name="Inverse" children="Inverse button" />],
  ["disabled", <Button disabled>Disabled button</Button>],
  ["secondary disabled", <Button variant="secondary" name="secondary" disabled children="Secondary button disabled" />],
  ["link", <Button href="/">Link button</Button>],
  ["name", <Button name="start-now">Submit</Button>],
  ["value", <Button value="start">Submit</Button>],
  ["type", <Button type="button">Submit</Button>],
  ["id", <Button id="submit">Submit</Button>],
  ["no data-prevent-double-click", <Button>Submit</Button>],
]);

matchesFixtures("error-message", [
  ["default", <ErrorMessage>Error message about full name goes here</ErrorMessage>],
  ["id", <ErrorMessage id="my-error-message-id">This is an error message</ErrorMessage>],
]);

matchesFixtures("error-summary", [
  [
    "default",
    <ErrorSummary
      errors={[
        { name: "example-error-1", message: "The date your passport was issued must be in the past" },
        { name: "passport", href: "#example-error-2", message: "Enter a postcode, like AA1 1AA" },
      ]}
    />,
  ],
]);

matchesFixtures("fieldset", [
  ["default", <Fieldset legend="What is your address?" />],
  ["styled as large text", <Fieldset legend="What is your address?" legendSize="l" />],
  ["as page heading l", <Fieldset legend="What is your address?" legendSize="l" legendIsPageHeading />],
  ["as page heading without class", <Fieldset legend="What is your address?" legendIsPageHeading />],
  ["role", <Fieldset legend="Which option?" role="group" />],
  ["with describedBy", <Fieldset legend="Which option?" {...described} />],
]);

matchesFixtures("hint", [
  ["id", <Hint id="my-hint">It's on your National Insurance card, benefit letter, payslip or P60.</Hint>],
  [
    "classes",
    <Hint id="example-hint" className="app-hint--custom-modifier">
      It's on your National Insurance card, benefit letter, payslip or P60.
    </Hint>,
  ],
]);

matchesFixtures("label", [["for", <Label htmlFor="test-target-input">National Insurance number</Label>]]);
