// @vitest-environment jsdom
import { CharacterCount } from "#app/components/govuk/character-count.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { FileUpload } from "#app/components/govuk/file-upload.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { PasswordInput } from "#app/components/govuk/password-input.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { described, field, matchesFixtures } from "./fixtures.ts";

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
