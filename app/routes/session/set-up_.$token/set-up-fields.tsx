import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Fieldset } from "#app/components/govuk/fieldset.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { DemonstrationOffer } from "#app/components/session/demonstration-offer.tsx";
import { SessionForm, SessionPage } from "#app/components/session/session-page.tsx";
import { AGENCY_KIND_NAMES, AGENCY_KINDS } from "#app/domain/agencies/agency-kinds.ts";
import { PARTNERSHIP_TEMPLATE_NAMES, PARTNERSHIP_TEMPLATES } from "#app/domain/groups/charnwood-template.ts";
import { AGENCY_CHOICES } from "#app/domain/groups/set-up.form.ts";
import type { FieldErrors, FormValues } from "#app/forms/parse-form.ts";

export const TITLES = {
  open: "Set up Joint Action",
  finished: "Joint Action has been set up",
  dead: "This link does not work any more",
} as const;

type Reply = { values: FormValues; errors: FieldErrors };

/** Names the fields: what was typed, and what is wrong with it. */
function fieldsOf({ values, errors }: Reply) {
  return (name: string) => {
    const typed = values[name];
    return { field: { id: name, name, defaultValue: typeof typed === "string" ? typed : "" }, error: errors[name] };
  };
}

type Props = { reply?: Reply; offersDemonstration: boolean };

export function SetUpFields({ reply = { values: { template: "charnwood" }, errors: {} }, offersDemonstration }: Props) {
  const at = fieldsOf(reply);
  return (
    <>
      <ErrorSummary errors={Object.entries(reply.errors).map(([name, message]) => ({ name, message }))} />
      <h1 className="govuk-heading-l">{TITLES.open}</h1>
      {offersDemonstration ? <DemonstrationOffer /> : null}
      <SessionForm>
        <Input
          {...at("name")}
          label="Name of the partnership"
          hint="For example, Charnwood Community Safety Partnership"
        />
        <Radios
          {...at("template")}
          legend="What the partnership begins with"
          hint="Everything can be changed and added to later."
          items={PARTNERSHIP_TEMPLATES.map((value) => ({ value, text: PARTNERSHIP_TEMPLATE_NAMES[value] }))}
        />
        <Person
          at={at}
          prefix="admin"
          legend="First administrator"
          text="Invites users, looks after agencies and groups, and sees no cases."
        />
        <Person
          at={at}
          prefix="coordinator"
          legend="First coordinator"
          text="Runs the groups: takes in referrals and looks after cases. With an empty partnership, the administrator adds the groups first and makes this person their coordinator."
        />
        <Button>Set up</Button>
      </SessionForm>
    </>
  );
}

type PersonProps = { at: ReturnType<typeof fieldsOf>; prefix: "admin" | "coordinator"; legend: string; text: string };

function Person({ at, prefix, legend, text }: PersonProps) {
  return (
    <Fieldset legend={legend} legendSize="m">
      <p className="govuk-body">{text}</p>
      <Input {...at(`${prefix}Name`)} label="Name" autoComplete="off" />
      <Input {...at(`${prefix}Email`)} label="E-mail address" type="email" autoComplete="off" spellCheck={false} />
      <Select {...at(`${prefix}Agency`)} label="Agency" items={AGENCY_CHOICES} placeholder="Choose an agency" />
      <div className="govuk-inset-text">
        <p className="govuk-body">Only for another agency:</p>
        <Input {...at(`${prefix}AgencyName`)} label="Name of the agency" autoComplete="off" />
        <Select
          {...at(`${prefix}AgencyKind`)}
          label="Kind of agency"
          items={AGENCY_KINDS.map((value) => ({ value, text: AGENCY_KIND_NAMES[value] }))}
          placeholder="Choose a kind"
        />
      </div>
    </Fieldset>
  );
}

export function DeadLink({ isFinished }: { isFinished: boolean }) {
  if (isFinished) {
    return (
      <SessionPage title={TITLES.finished}>
        <p className="govuk-body">
          Set-up is done once, and somebody has done it. The invitation links were shown to them.
        </p>
        <p className="govuk-body">
          If you have set your password,{" "}
          <a className="govuk-link" href="/sign-in">
            sign in
          </a>
          .
        </p>
      </SessionPage>
    );
  }
  return (
    <SessionPage title={TITLES.dead}>
      <p className="govuk-body">
        A link to set up works for one hour, and a newer one takes its place.{" "}
        <a className="govuk-link" href="/set-up">
          How to get another
        </a>
        .
      </p>
    </SessionPage>
  );
}
