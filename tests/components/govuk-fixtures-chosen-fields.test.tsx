// @vitest-environment jsdom
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { described, field, matchesFixtures } from "./fixtures.ts";

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
