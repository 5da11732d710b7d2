// @vitest-environment jsdom
import { createRequire } from "node:module";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Breadcrumbs } from "#app/components/govuk/breadcrumbs.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { CharacterCount } from "#app/components/govuk/character-count.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Details } from "#app/components/govuk/details.tsx";
import { ErrorMessage } from "#app/components/govuk/error-message.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import type { FieldProps } from "#app/components/govuk/field-props.ts";
import { Fieldset } from "#app/components/govuk/fieldset.tsx";
import { FileUpload } from "#app/components/govuk/file-upload.tsx";
import { Footer } from "#app/components/govuk/footer.tsx";
import { Header } from "#app/components/govuk/header.tsx";
import { Hint } from "#app/components/govuk/hint.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Label } from "#app/components/govuk/label.tsx";
import { NotificationBanner } from "#app/components/govuk/notification-banner.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Panel } from "#app/components/govuk/panel.tsx";
import { PasswordInput } from "#app/components/govuk/password-input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { ServiceNavigation } from "#app/components/govuk/service-navigation.tsx";
import { SkipLink } from "#app/components/govuk/skip-link.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { Table, TableCell, TableHeader, TableRow } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { TaskList } from "#app/components/govuk/task-list.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { WarningText } from "#app/components/govuk/warning-text.tsx";
import { normalHtml } from "./normal-html.ts";

type Fixtures = { fixtures: { name: string; html: string }[] };
type Row = [fixture: string, element: ReactElement];

const require = createRequire(import.meta.url);

function fixtureHtml(component: string, name: string) {
  const { fixtures } = require(`govuk-frontend/dist/govuk/components/${component}/fixtures.json`) as Fixtures;
  const fixture = fixtures.find((one) => one.name === name);
  if (!fixture) throw new Error(`govuk-frontend has no fixture "${name}" for ${component}`);
  return fixture.html;
}

function matchesFixtures(component: string, rows: Row[]) {
  describe(component, () => {
    test.each(rows)("%s", (name, element) => {
      expect(normalHtml(renderToStaticMarkup(element))).toBe(normalHtml(fixtureHtml(component, name)));
    });
  });
}

const field = (id: string, name = id, more: Partial<FieldProps> = {}): FieldProps => ({ id, name, ...more });
const described = { "aria-describedby": "test-target-element" };

matchesFixtures("back-link", [
  ["default", <BackLink href="#" />],
  ["with custom text and link", <BackLink href="/home">Back to home</BackLink>],
]);

matchesFixtures("breadcrumbs", [
  [
    "default",
    <Breadcrumbs
      items={[
        { text: "Home", href: "/" },
        { text: "Section", href: "/section" },
        { text: "Sub-section", href: "/section/sub-section" },
        { text: "Sub Sub-section", href: "/section/sub-section/sub-sub-section" },
      ]}
    />,
  ],
  ["with one level", <Breadcrumbs items={[{ text: "Section", href: "/section" }]} />],
  [
    "with last breadcrumb as current page",
    <Breadcrumbs
      items={[
        { text: "Home", href: "/" },
        { text: "Passports, travel and living abroad", href: "/browse/abroad" },
        { text: "Travel abroad" },
      ]}
    />,
  ],
  [
    "with collapse on mobile",
    <Breadcrumbs
      collapseOnMobile
      items={[
        { text: "Home", href: "/" },
        { text: "Education, training and skills", href: "/education" },
        {
          text: "Special educational needs and disability (SEND) and high needs",
          href: "/education/special-educational-needs-and-disability-send-and-high-needs",
        },
      ]}
    />,
  ],
]);

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

const niHint = "It’s on your National Insurance card, benefit letter, payslip or P60. For example, ‘QQ 12 34 56 C’.";
const detailHint =
  "Don't include personal or financial information, eg your National Insurance number or credit card details.";
const bakerStreet = "221B Baker Street\nLondon\nNW1 6XE\n";

const moreDetail = "Can you provide more detail?";

matchesFixtures("character-count", [
  ["default", <CharacterCount field={field("more-detail")} label={moreDetail} maxLength={10} />],
  ["with hint", <CharacterCount field={field("with-hint")} label={moreDetail} hint={detailHint} maxLength={10} />],
  [
    "with hint and error",
    <CharacterCount
      field={field("with-error")}
      label={moreDetail}
      hint={detailHint}
      error="Please provide more detail"
      maxLength={10}
    />,
  ],
  [
    "with default value",
    <CharacterCount
      field={field("with-default-value", "default-value", { defaultValue: bakerStreet })}
      label="Full address"
      maxLength={100}
    />,
  ],
  [
    "with custom rows",
    <CharacterCount field={field("custom-rows", "custom")} label="Full address" maxLength={10} rows={8} />,
  ],
  [
    "spellcheck disabled",
    <CharacterCount field={field("without-spellcheck")} label="Without spellcheck" maxLength={10} spellCheck={false} />,
  ],
  [
    "formGroup with classes",
    <CharacterCount
      field={field("with-formgroup")}
      label="With formgroup"
      maxLength={10}
      groupClassName="app-character-count--custom-modifier"
    />,
  ],
]);

const contactFields = (emailLabel: string) => ({
  email: <ContactField id="context-email" label={emailLabel} />,
  phone: <ContactField id="contact-phone" label="Phone number" />,
  text: <ContactField id="contact-text-message" label="Mobile phone number" />,
});

function ContactField({ id, label }: { id: string; label: string }) {
  return (
    <>
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>{" "}
      <input className="govuk-input govuk-!-width-one-third" name={id} type="text" id={id} />
    </>
  );
}

const waysToContact = (emailLabel: string) => {
  const { email, phone, text } = contactFields(emailLabel);
  return [
    { value: "email", text: "Email", conditional: email },
    { value: "phone", text: "Phone", conditional: phone },
    { value: "text", text: "Text message", conditional: text },
  ];
};

const nationalities = [
  { value: "british", text: "British" },
  { value: "irish", text: "Irish" },
  { value: "other", text: "Citizen of another country" },
];
const britishOrIrish = nationalities.slice(0, 2);
const dualHint = "If you have dual nationality, select all options that are relevant to you.";
const wastes = [
  { value: "animal", text: "Waste from animal carcasses" },
  { value: "mines", text: "Waste from mines or quarries" },
  { value: "farm", text: "Farm or agricultural waste" },
];
const wasteLegend = "Which types of waste do you transport regularly?";
const things = [
  { value: "a", text: "a thing" },
  { value: "b", text: "another thing" },
  { value: "c", text: "this thing" },
];

matchesFixtures("checkboxes", [
  ["default", <Checkboxes field={field("nationality")} legend="What is your nationality?" items={nationalities} />],
  [
    "with hint",
    <Checkboxes
      field={field("nationality")}
      legend="What is your nationality?"
      hint="Select all that apply"
      items={nationalities}
    />,
  ],
  [
    "with pre-checked values",
    <Checkboxes
      field={field("how-contacted-checked", undefined, { defaultValue: ["email", "text"] })}
      legend="How do you want to be contacted?"
      items={waysToContact("Email address")}
    />,
  ],
  [
    "with divider and None",
    <Checkboxes
      field={field("with-divider-and-none")}
      legend={wasteLegend}
      items={[...wastes, { divider: "or" }, { value: "none", text: "None of these", exclusive: true }]}
    />,
  ],
  [
    "with legend as a page heading",
    <Checkboxes
      field={field("waste")}
      legend={wasteLegend}
      legendSize="l"
      legendIsPageHeading
      hint="Select all that apply"
      items={wastes}
    />,
  ],
  [
    "with error message",
    <Checkboxes
      field={field("waste")}
      legend={wasteLegend}
      error="Please select an option"
      items={wastes.map((item) => ({ ...item, hint: "Nullam id dolor id nibh ultricies vehicula ut id elit." }))}
    />,
  ],
  [
    "with conditional items",
    <Checkboxes
      field={field("how-contacted", "with-conditional-items")}
      legend="How do you want to be contacted?"
      items={waysToContact("Email address")}
    />,
  ],
  [
    "with conditional item checked",
    <Checkboxes
      field={field("how-contacted-checked", undefined, { defaultValue: "email" })}
      legend="How do you want to be contacted?"
      items={waysToContact("Email address")}
    />,
  ],
  ["small", <Checkboxes field={field("nationality")} legend="Filter by" items={things} small />],
  [
    "small with error",
    <Checkboxes field={field("nationality")} legend="Filter by" error="Select a thing" items={things} small />,
  ],
  [
    "with idPrefix",
    <Checkboxes
      field={field("nationality", "example-name")}
      items={[
        { value: "1", text: "Option 1" },
        { value: "2", text: "Option 2" },
      ]}
    />,
  ],
  [
    "with error message and hint",
    <Checkboxes
      field={field("example")}
      legend="What is your nationality?"
      hint={dualHint}
      error="Please select an option"
      items={britishOrIrish}
    />,
  ],
  [
    "with error, hint and fieldset describedBy",
    <Checkboxes
      field={field("example", undefined, described)}
      legend="What is your nationality?"
      hint={dualHint}
      error="Please select an option"
      items={britishOrIrish}
    />,
  ],
  [
    "with single option set 'aria-describedby' on input, and describedBy",
    <Checkboxes
      field={field("t-and-c", undefined, described)}
      hint="Please accept the terms and conditions"
      items={[{ value: "yes", text: "I agree to the terms and conditions" }]}
    />,
  ],
  [
    "with single option (and hint) set 'aria-describedby' on input, and describedBy",
    <Checkboxes
      field={field("t-and-c-with-hint", undefined, described)}
      hint="Please accept the terms and conditions"
      items={[{ value: "yes", text: "I agree to the terms and conditions", hint: "Go on, you know you want to!" }]}
    />,
  ],
]);

// The fixtures name a part "day", or by a prefix that is not the id; here the name is always the id.
const datePart = (prefix: string) => (id: string) => field(id, prefix + id.slice(id.lastIndexOf("-") + 1));
const dateValues: Record<string, string> = { day: "31", month: "3", year: "1980" };
const birthDate = { legend: "What is your date of birth?", hint: "For example, 31 3 1980" };

matchesFixtures("date-input", [
  ["default", <DateInput name="dob" field={datePart("")} {...birthDate} />],
  [
    "with values and name prefix",
    <DateInput
      name="with-values-name-prefix"
      field={(id) => ({ ...datePart("dob-")(id), defaultValue: dateValues[id.slice(id.lastIndexOf("-") + 1)] })}
      {...birthDate}
    />,
  ],
  [
    "with error message and hint",
    <DateInput name="dob-errors" field={datePart("")} {...birthDate} error="Error message goes here" />,
  ],
  [
    "with error on day input",
    <DateInput
      name="dob-day-error"
      field={datePart("")}
      {...birthDate}
      error="Error message goes here"
      errorIn={["day"]}
    />,
  ],
  [
    "with error on year input",
    <DateInput
      name="dob-year-error"
      field={datePart("")}
      {...birthDate}
      error="Error message goes here"
      errorIn={["year"]}
    />,
  ],
  [
    "with autocomplete values",
    <DateInput
      name="dob-with-autocomplete-attribute"
      field={datePart("dob-with-autocomplete-")}
      {...birthDate}
      isBirthday
    />,
  ],
  [
    "with optional form-group classes",
    <DateInput name="dob" field={datePart("dob-")} {...birthDate} groupClassName="extra-class" />,
  ],
]);

const nationalityHelp =
  "We need to know your nationality so we can work out which elections you’re entitled to vote in. If you can’t provide " +
  "your nationality, you’ll have to send copies of identity documents through the post.";

matchesFixtures("details", [
  ["default", <Details summary="Help with nationality">{nationalityHelp}</Details>],
  [
    "expanded",
    <Details summary="Help with nationality" id="help-with-nationality" open>
      {nationalityHelp}
    </Details>,
  ],
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

const photoHint = "Your photo may be in your Pictures, Photos, Downloads or Desktop folder. Or in an app like iPhoto.";

matchesFixtures("file-upload", [
  ["default", <FileUpload field={field("file-upload-1")} label="Upload a file" />],
  ["with hint text", <FileUpload field={field("file-upload-2")} label="Upload your photo" hint={photoHint} />],
  [
    "with error message and hint",
    <FileUpload
      field={field("file-upload-3")}
      label="Upload a file"
      hint={photoHint}
      error="Error message goes here"
    />,
  ],
  [
    "with label as page heading",
    <FileUpload field={field("file-upload-1")} label="Upload a file" labelSize="l" labelIsPageHeading />,
  ],
  ["allows multiple files", <FileUpload field={field("file-upload-1")} label="Upload a file" multiple />],
  ["disabled", <FileUpload field={field("file-upload-1", undefined, { disabled: true })} label="Upload a file" />],
  [
    "with describedBy",
    <FileUpload field={field("file-upload-describedby", undefined, described)} label="Upload a file" />,
  ],
]);

describe("footer", () => {
  test("with only meta links, without the crown and the copyright notice", () => {
    const upstream = document.createElement("div");
    upstream.innerHTML = fixtureHtml("footer", "with only meta links");
    upstream.querySelector(".govuk-footer__crown")!.remove();
    upstream.querySelector(".govuk-footer__copyright-logo")!.parentElement!.remove();
    const links = [...upstream.querySelectorAll("a")].map((a) => ({
      href: a.getAttribute("href")!,
      text: a.textContent.trim(),
    }));
    expect(links).toHaveLength(8);
    expect(normalHtml(renderToStaticMarkup(<Footer links={links} />))).toBe(normalHtml(upstream.innerHTML));
  });
});

matchesFixtures("generic-header", [
  ["default", <Header productName="My cool service" />],
  ["custom url", <Header productName="Some logo text" href="https://www.pizza.gov.uk" />],
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

const niLabel = "National insurance number";

matchesFixtures("input", [
  ["default", <Input field={field("test-name")} label="National Insurance number" />],
  ["with hint text", <Input field={field("input-with-hint-text", "test-name-2")} label={niLabel} hint={niHint} />],
  [
    "with error and hint",
    <Input
      field={field("with-error-hint")}
      label={niLabel}
      hint={niHint}
      error="Enter a National Insurance number in the correct format"
    />,
  ],
  [
    "with width-2 class",
    <Input field={field("input-width-2", "test-width-2")} label={niLabel} hint={niHint} width={2} />,
  ],
  [
    "with width-30 class",
    <Input field={field("input-width-30", "test-width-30")} label={niLabel} hint={niHint} width={30} />,
  ],
  [
    "with label as page heading",
    <Input
      field={field("input-with-page-heading", "test-name")}
      label="National Insurance number"
      labelSize="l"
      labelIsPageHeading
    />,
  ],
  [
    "with prefix and suffix and error",
    <Input
      field={field("input-with-prefix-suffix", "cost")}
      label="Cost per item, in pounds"
      prefix="£"
      suffix="per item"
      error="Error message goes here"
    />,
  ],
  [
    "with extra letter spacing",
    <Input
      field={field("input-with-extra-letter-spacing", undefined, { defaultValue: "QQ 12 34 56 C" })}
      label={niLabel}
      width={30}
      extraLetterSpacing
    />,
  ],
  ["custom type", <Input field={field("with-custom-type")} label="With custom type" type="number" />],
  ["value", <Input field={field("with-value", undefined, { defaultValue: "QQ 12 34 56 C" })} label="With value" />],
  ["with describedBy", <Input field={field("with-describedby", undefined, described)} label="With describedBy" />],
  [
    "with error, hint and describedBy",
    <Input
      field={field("with-error-hint-describedby", undefined, described)}
      label="With error, hint and describedBy"
      hint="Hint"
      error="Error message"
    />,
  ],
  ["inputmode", <Input field={field("with-inputmode")} label="With inputmode" inputMode="decimal" />],
  [
    "with autocomplete attribute",
    <Input
      field={field("input-with-autocomplete-attribute", "postcode")}
      label="Postcode"
      autoComplete="postal-code"
    />,
  ],
  [
    "with spellcheck disabled",
    <Input
      field={field("input-with-spellcheck-disabled", "spellcheck")}
      label="Spellcheck is disabled"
      spellCheck={false}
    />,
  ],
  [
    "with autocapitalize turned off",
    <Input
      field={field("input-with-autocapitalize-off", "autocapitalize")}
      label="Autocapitalize is turned off"
      autoCapitalize="none"
    />,
  ],
  ["disabled", <Input field={field("disabled-input", undefined, { disabled: true })} label="Disabled input" />],
  [
    "with optional form-group classes",
    <Input
      field={field("input-example", "test-name")}
      label="National Insurance number"
      groupClassName="extra-class"
    />,
  ],
]);

const powerOfAttorney =
  "It can take up to 8 weeks to register a lasting power of attorney if there are no mistakes in the application.";

matchesFixtures("inset-text", [
  ["default", <InsetText>{powerOfAttorney}</InsetText>],
  ["id", <InsetText id="my-inset-text">{powerOfAttorney}</InsetText>],
]);

matchesFixtures("label", [["for", <Label htmlFor="test-target-input">National Insurance number</Label>]]);

const withdrawn = "This publication was withdrawn on 7 March 2014.";
const sent = "Email sent to example@email.com";

matchesFixtures("notification-banner", [
  ["default", <NotificationBanner heading={withdrawn} />],
  ["with type as success", <NotificationBanner variant="success" heading={sent} />],
  ["custom title", <NotificationBanner title="Important information" heading={withdrawn} />],
  ["custom title id", <NotificationBanner titleId="my-id" heading={withdrawn} />],
  ["custom title id with type as success", <NotificationBanner variant="success" titleId="my-id" heading={sent} />],
]);

matchesFixtures("pagination", [
  ["with prev and next only", <Pagination previousHref="/previous" nextHref="/next" />],
  [
    "with prev and next only and labels",
    <Pagination
      previousHref="/previous"
      previousText="Previous page"
      previousLabel="Paying VAT and duty"
      nextHref="/next"
      nextText="Next page"
      nextLabel="Registering an imported vehicle"
    />,
  ],
  ["with previous only", <Pagination previousHref="/previous" />],
  ["with next only", <Pagination nextHref="/next" />],
]);

const reference = (
  <>
    Your reference number
    <br />
    <strong>HDJ2123F</strong>
  </>
);

matchesFixtures("panel", [
  ["default", <Panel title="Application complete">{reference}</Panel>],
  ["title with no body text", <Panel title="Application complete" />],
  [
    "custom heading level",
    <Panel title="Application complete" headingLevel={2}>
      Your reference number: HDJ2123F
    </Panel>,
  ],
]);

const passwordHint = "It probably has some letters, numbers and maybe even some symbols in it.";

matchesFixtures("password-input", [
  ["default", <PasswordInput field={field("password")} label="Password" />],
  [
    "with hint text",
    <PasswordInput
      field={field("password-input-with-hint-text", "test-name-2")}
      label="Password"
      hint={passwordHint}
    />,
  ],
  [
    "with error message",
    <PasswordInput
      field={field("password-input-with-error-message", "test-name-3")}
      label="Password"
      hint={passwordHint}
      error="Error message goes here"
    />,
  ],
  [
    "with label as page heading",
    <PasswordInput
      field={field("password-input-with-page-heading", "test-name")}
      label="Password"
      labelSize="l"
      labelIsPageHeading
    />,
  ],
  [
    "with new-password autocomplete",
    <PasswordInput
      field={field("password-input-new-password", "password")}
      label="Password"
      autoComplete="new-password"
    />,
  ],
]);

const yesOrNo = [
  { value: "yes", text: "Yes" },
  { value: "no", text: "No" },
];
const changedName = "Have you changed your name?";
const changedNameHint = "This includes changing your last name or spelling your name differently.";
const waysIn = [
  { value: "government-gateway", text: "Use Government Gateway" },
  { value: "govuk-verify", text: "Use GOV.UK Verify" },
  { divider: "or" },
  { value: "create-account", text: "Create an account" },
];
const housingActParts = [
  ["part-2", "Part 2", "For properties that are 3 or more stories high and occupied by 5 or more people"],
  ["part-3", "Part 3", "For properties that are within a geographical area defined by a local council"],
] as const;

matchesFixtures("radios", [
  ["default", <Radios field={field("example-default")} legend={changedName} items={yesOrNo} />],
  [
    "with hint",
    <Radios field={field("example-with-hint")} legend={changedName} hint={changedNameHint} items={yesOrNo} />,
  ],
  [
    "inline",
    <Radios
      field={field("example", undefined, { defaultValue: "no" })}
      legend={changedName}
      hint={changedNameHint}
      items={yesOrNo}
      inline
    />,
  ],
  [
    "with legend as page heading",
    <Radios
      field={field("housing-act")}
      legend="Which part of the Housing Act was your licence issued under?"
      legendSize="l"
      legendIsPageHeading
      hint="Select one of the options below."
      items={housingActParts.map(([value, part, rest]) => ({
        value,
        text: (
          <>
            <span className="govuk-heading-s govuk-!-margin-bottom-1">{part} of the Housing Act 2004</span> {rest}
          </>
        ),
      }))}
    />,
  ],
  [
    "with a divider",
    <Radios field={field("example-divider", "example")} legend="How do you want to sign in?" items={waysIn} />,
  ],
  [
    "without fieldset",
    <Radios
      field={field("colours")}
      items={["Red", "Green", "Blue"].map((text) => ({ value: text.toLowerCase(), text }))}
    />,
  ],
  [
    "with fieldset and error message",
    <Radios
      field={field("example", undefined, { defaultValue: "no" })}
      legend={changedName}
      error="Please select an option"
      items={yesOrNo}
    />,
  ],
  [
    "with hint and error message",
    <Radios
      field={field("example-error-message-hint")}
      legend={changedName}
      hint={changedNameHint}
      error="Please select an option"
      items={yesOrNo}
    />,
  ],
  [
    "with fieldset, error message and describedBy",
    <Radios
      field={field("example", undefined, { ...described, defaultValue: "no" })}
      legend={changedName}
      error="Please select an option"
      items={yesOrNo}
    />,
  ],
  [
    "with conditional items",
    <Radios
      field={field("how-contacted")}
      legend="How do you want to be contacted?"
      items={waysToContact("Email address")}
    />,
  ],
  [
    "with conditional item checked",
    <Radios
      field={field("how-contacted-checked", undefined, { defaultValue: "email" })}
      legend="How do you want to be contacted?"
      items={waysToContact("Email")}
    />,
  ],
  [
    "small inline",
    <Radios
      field={field("sort", "example")}
      legend="Sort by"
      items={[
        { value: "relevance", text: "relevance" },
        { value: "title", text: "A to Z" },
        { value: "created", text: "creation date" },
      ]}
      small
      inline
    />,
  ],
  [
    "prechecked using value",
    <Radios field={field("example-default", undefined, { defaultValue: "no" })} items={yesOrNo} />,
  ],
  ["with idPrefix", <Radios field={field("example-id-prefix", "example-radio")} items={yesOrNo} />],
]);

const frontendOptions = [1, 2, 3].map((n) => ({ value: String(n), text: `GOV.UK frontend option ${n}` }));
const thirdDisabled = frontendOptions.map((option) => ({ ...option, disabled: option.value === "3" }));

matchesFixtures("select", [
  [
    "default",
    <Select
      field={field("select-1", undefined, { defaultValue: "2" })}
      label="Label text goes here"
      items={thirdDisabled}
    />,
  ],
  [
    "with hint text and error message",
    <Select
      field={field("select-2")}
      label="Label text goes here"
      hint="Hint text goes here"
      error="Error message goes here"
      items={frontendOptions}
    />,
  ],
  [
    "with label as page heading",
    <Select
      field={field("select-3", undefined, { defaultValue: "2" })}
      label="Label text goes here"
      labelSize="l"
      labelIsPageHeading
      items={thirdDisabled}
    />,
  ],
  [
    "with full width override",
    <Select
      field={field("select-1", undefined, { defaultValue: "2" })}
      label="Label text goes here"
      items={thirdDisabled}
      className="govuk-!-width-full"
    />,
  ],
  [
    "hint and describedBy",
    <Select
      field={field("select-with-hint", undefined, described)}
      label="Label text goes here"
      hint="Hint text goes here"
      items={frontendOptions.slice(0, 2)}
    />,
  ],
  ["id", <Select field={field("select-id", "test-name")} label="Horse with no name" items={[]} />],
]);

const fourItems = [1, 2, 3, 4].map((n) => ({ href: `#/${n}`, text: `Navigation item ${n}` }));
const secondIs = (current: "page" | "section") =>
  fourItems.map((item) => (item.href === "#/2" ? { ...item, current } : item));

matchesFixtures("service-navigation", [
  [
    "with collapseNavigationOnMobile set to false",
    <ServiceNavigation serviceName="Apply for a juggling license" serviceHref="#/" items={secondIs("section")} />,
  ],
  [
    "with a single navigation item",
    <ServiceNavigation
      serviceName="Apply for a juggling license"
      serviceHref="#/"
      items={[{ href: "#/1", text: "Log out" }]}
    />,
  ],
  ["with service name", <ServiceNavigation serviceName="Service name" items={[]} />],
  ["with service link", <ServiceNavigation serviceName="Service name" serviceHref="#/" items={[]} />],
  ["with navigation being an empty array", <ServiceNavigation items={[]} />],
  [
    "with `inline` end slot",
    <ServiceNavigation serviceName="Service name" items={fourItems.slice(0, 1)} end={<div>[end]</div>} />,
  ],
]);

describe("service-navigation without the button that opens it on a phone", () => {
  test.each([
    ["with navigation with a current item", secondIs("page"), undefined],
    ["with navigation with an active item", secondIs("section"), undefined],
    ["with custom navigation label", fourItems.slice(0, 2), "Main navigation"],
  ])("%s", (name, items, navigationLabel) => {
    const upstream = fixtureHtml("service-navigation", name).replace(/<button[\s\S]*<\/button>/, "");
    const ours = renderToStaticMarkup(<ServiceNavigation items={items} navigationLabel={navigationLabel} />);
    expect(normalHtml(ours)).toBe(normalHtml(upstream));
  });
});

matchesFixtures("skip-link", [
  ["default", <SkipLink href="#test-target-element" />],
  ["custom href", <SkipLink href="#custom">Skip to custom content</SkipLink>],
]);

const name = { key: "Name", value: "Firstname Lastname" };
const born = { key: "Date of birth", value: "13/08/1980" };
const contact = {
  key: "Contact information",
  value: (
    <>
      <p className="govuk-body">email@email.com</p>
      <p className="govuk-body">
        Address line 1<br />
        Address line 2<br />
        Address line 3<br />
        Address line 4<br />
        Address line 5
      </p>
    </>
  ),
};
const link = (text: string, visuallyHiddenText?: string) => ({ href: "#", text, visuallyHiddenText });
const nameWithActions = { ...name, actions: [link("Edit", "name"), link("Delete", "name")] };
const bornWithAction = { ...born, actions: [link("Change", "date of birth")] };
const job = { title: "Undergraduate teaching assistant" };
const jobActions = [link("Delete job history"), link("Withdraw job history")];

matchesFixtures("summary-list", [
  ["default", <SummaryList rows={[name, born, contact]} />],
  ["no-border", <SummaryList rows={[name, born, contact]} noBorder />],
  [
    "with actions",
    <SummaryList
      rows={[
        nameWithActions,
        bornWithAction,
        { ...contact, actions: [link("Edit", "contact information"), link("Change", "contact information")] },
      ]}
    />,
  ],
  ["with some actions", <SummaryList rows={[nameWithActions, born, contact]} />],
  ["as a summary card with a text header", <SummaryList card={job} rows={[name, born]} />],
  [
    "as a summary card with a custom header level",
    <SummaryList card={{ ...job, headingLevel: 3 }} rows={[name, born]} />,
  ],
  ["as a summary card with actions", <SummaryList card={{ ...job, actions: jobActions }} rows={[name, born]} />],
  [
    "summary card with only 1 action",
    <SummaryList card={{ ...job, actions: [link("My lonely action")] }} rows={[name, born]} />,
  ],
  [
    "as a summary card with actions plus summary list actions",
    <SummaryList card={{ ...job, actions: jobActions }} rows={[nameWithActions, bornWithAction]} />,
  ],
]);

const rates = [
  ["January", "£85", "£95"],
  ["February", "£75", "£55"],
  ["March", "£165", "£125"],
] as const;
const rateHead = [
  "Month you apply",
  { text: "Rate for bicycles", numeric: true },
  { text: "Rate for vehicles", numeric: true },
];
const rateRows = (First: typeof TableCell | "header") =>
  rates.map(([month, bicycles, vehicles]) => (
    <TableRow key={month}>
      {First === "header" ? <TableHeader scope="row">{month}</TableHeader> : <First>{month}</First>}
      <TableCell numeric>{bicycles}</TableCell>
      <TableCell numeric>{vehicles}</TableCell>
    </TableRow>
  ));

matchesFixtures("table", [
  ["default", <Table>{rateRows(TableCell)}</Table>],
  ["with firstCellIsHeader true", <Table>{rateRows("header")}</Table>],
  ["with small text modifier for tables with a lot of data", <Table small>{rateRows(TableCell)}</Table>],
  ["with head", <Table head={rateHead} rows={rates} />],
  [
    "with head and caption",
    <Table caption="Caption 1: Months and rates" captionSize="m" head={rateHead} rows={rates} firstCellIsHeader />,
  ],
  ["head with classes", <Table head={[{ text: "Foo", className: "my-custom-class" }]} rows={[["Jan", "Feb"]]} />],
]);

matchesFixtures("tag", [
  ["default", <Tag>Alpha</Tag>],
  ["grey", <Tag colour="grey">Grey</Tag>],
  ["green", <Tag colour="green">Green</Tag>],
  ["purple", <Tag colour="purple">Purple</Tag>],
  ["red", <Tag colour="red">Red</Tag>],
  ["orange", <Tag colour="orange">Orange</Tag>],
  ["yellow", <Tag colour="yellow">Yellow</Tag>],
]);

// GOV.UK writes the class for blue, which has no rules, as blue is what a tag is.
const blue = (text: string) => <Tag className="govuk-tag--blue">{text}</Tag>;

matchesFixtures("task-list", [
  [
    "default",
    <TaskList
      items={[
        { title: "Company Directors", href: "#", status: "Completed" },
        { title: "Registered company details", href: "#", status: blue("Incomplete") },
        { title: "Business plan", href: "#", status: blue("Incomplete") },
      ]}
    />,
  ],
  [
    "with hint text and additional states",
    <TaskList
      items={[
        { title: "Company Directors", href: "#", status: "Completed" },
        { title: "Registered company details", href: "#", status: <Tag colour="teal">Not started</Tag> },
        {
          title: "Business plan",
          href: "#",
          hint: "Ensure the plan covers objectives, strategies, sales, marketing and financial forecasts.",
          status: <Tag colour="magenta">Review</Tag>,
        },
        { title: "Documentation", href: "#", status: blue("In progress") },
        { title: "Charitable status", href: "#", status: <Tag colour="red">Error</Tag> },
        {
          title: "Payment",
          hint: "It will cost between £15 and £75",
          status: "Cannot start yet",
          cannotStartYet: true,
        },
      ]}
    />,
  ],
  [
    "custom id prefix",
    <TaskList
      idPrefix="my-custom-id"
      items={[{ title: "A Link", href: "#", hint: "Hint text", status: <Tag>Status</Tag> }]}
    />,
  ],
]);

matchesFixtures("textarea", [
  ["default", <Textarea field={field("more-detail")} label={moreDetail} />],
  ["with hint", <Textarea field={field("more-detail")} label={moreDetail} hint={detailHint} />],
  [
    "with error message",
    <Textarea
      field={field("no-ni-reason")}
      label="Why can’t you provide a National Insurance number?"
      error="You must provide an explanation"
    />,
  ],
  [
    "with default value",
    <Textarea field={field("full-address", "address", { defaultValue: bakerStreet })} label="Full address" />,
  ],
  ["with custom rows", <Textarea field={field("full-address", "address")} label="Full address" rows={8} />],
  [
    "with label as page heading",
    <Textarea
      field={field("textarea-with-page-heading", "address")}
      label="Full address"
      labelSize="l"
      labelIsPageHeading
    />,
  ],
  [
    "with autocomplete attribute",
    <Textarea
      field={field("textarea-with-autocomplete-attribute", "address")}
      label="Full address"
      autoComplete="street-address"
    />,
  ],
  [
    "with spellcheck enabled",
    <Textarea
      field={field("textarea-with-spellcheck-enabled", "spellcheck")}
      label="Spellcheck is enabled"
      spellCheck
    />,
  ],
]);

matchesFixtures("warning-text", [
  ["default", <WarningText>You can be fined up to £5,000 if you don’t register.</WarningText>],
  ["no icon fallback text", <WarningText>This is a warning</WarningText>],
]);
