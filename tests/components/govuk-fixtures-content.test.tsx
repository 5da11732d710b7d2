// @vitest-environment jsdom
import { Details } from "#app/components/govuk/details.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { NotificationBanner } from "#app/components/govuk/notification-banner.tsx";
import { Panel } from "#app/components/govuk/panel.tsx";
import { PhaseBanner } from "#app/components/govuk/phase-banner.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { Table, TableCell, TableHeader, TableRow } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { TaskList } from "#app/components/govuk/task-list.tsx";
import { WarningText } from "#app/components/govuk/warning-text.tsx";
import { matchesFixtures } from "./fixtures.ts";

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

const powerOfAttorney =
  "It can take up to 8 weeks to register a lasting power of attorney if there are no mistakes in the application.";

matchesFixtures("inset-text", [
  ["default", <InsetText>{powerOfAttorney}</InsetText>],
  ["id", <InsetText id="my-inset-text">{powerOfAttorney}</InsetText>],
]);

const withdrawn = "This publication was withdrawn on 7 March 2014.";
const sent = "Email sent to example@email.com";

matchesFixtures("phase-banner", [
  [
    "default",
    <PhaseBanner tag="Alpha">
      This is a new service - your{" "}
      <a href="#" className="govuk-link">
        feedback
      </a>{" "}
      will help us to improve it.
    </PhaseBanner>,
  ],
]);

matchesFixtures("notification-banner", [
  ["default", <NotificationBanner heading={withdrawn} />],
  ["with type as success", <NotificationBanner variant="success" heading={sent} />],
  ["custom title", <NotificationBanner title="Important information" heading={withdrawn} />],
  ["custom title id", <NotificationBanner titleId="my-id" heading={withdrawn} />],
  ["custom title id with type as success", <NotificationBanner variant="success" titleId="my-id" heading={sent} />],
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

matchesFixtures("warning-text", [
  ["default", <WarningText>You can be fined up to £5,000 if you don’t register.</WarningText>],
  ["no icon fallback text", <WarningText>This is a warning</WarningText>],
]);
