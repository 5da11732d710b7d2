import { ManagePage, type ManageReply, typedDay } from "#app/components/cases/manage-page.tsx";
import type { FormValues } from "#app/forms/parse-form.ts";
import { changeHolderForm, newHolderForm } from "#app/domain/premises/holder.form.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";
import { HOLDER_ROLE_NAMES, type HolderRole } from "#app/domain/premises/register.ts";
import { DateInput } from "../govuk/date-input.tsx";
import { InsetText } from "../govuk/inset-text.tsx";
import { Input } from "../govuk/input.tsx";
import { Radios } from "../govuk/radios.tsx";
import { Textarea } from "../govuk/textarea.tsx";

type Props = {
  record: { id: string; reference: string; subject: string };
  role: HolderRole;
  isChange: boolean;
  initial: FormValues;
  reply: ManageReply;
  once?: string;
  /** Whoever is in the role now, and is followed. */
  now: string | null;
};

/** Somebody who holds the licence, or supervises: new, or put right. */
export function HolderPage({ record, role, isChange, initial, reply, once, now }: Props) {
  const name = HOLDER_ROLE_NAMES[role].toLowerCase();
  return (
    <ManagePage
      record={record}
      back={{ href: `${premisesHref(record.id, "licence")}#${role}`, text: `Licence of ${record.subject}` }}
      heading={isChange ? `Change the ${name}` : `Record the ${name}`}
      button="Save"
      schema={isChange ? changeHolderForm : newHolderForm}
      initial={initial}
      reply={reply}
      once={once}
      reason={null}
      entered={entered}
    >
      {({ field, errorOf }) => (
        <>
          {now ? (
            <InsetText>
              {now} is the {name} now. Their last day will be the day before the first of the new one.
            </InsetText>
          ) : null}
          {isChange ? null : <input type="hidden" {...field("role")} />}
          {role === "dps" ? (
            <input type="hidden" name="holderKind" value="person" />
          ) : (
            <Radios
              field={field("holderKind")}
              legend="Who holds the licence?"
              legendSize="s"
              inline
              items={[
                { value: "company", text: "A company or other body" },
                { value: "person", text: "A person" },
              ]}
              error={errorOf("holderKind")}
            />
          )}
          <Input field={field("name")} label="Name" autoComplete="off" error={errorOf("name")} />
          {role === "dps" ? null : (
            <Input
              field={field("companyNumber")}
              label="Company number (optional)"
              width={10}
              autoComplete="off"
              error={errorOf("companyNumber")}
            />
          )}
          <Input
            field={field("personalLicenceNumber")}
            label="Personal licence number (optional)"
            hint={role === "dps" ? "Of the supervisor" : "Of a person who holds one"}
            width={20}
            autoComplete="off"
            error={errorOf("personalLicenceNumber")}
          />
          <Input
            field={field("phone")}
            label="Telephone (optional)"
            width={20}
            autoComplete="off"
            error={errorOf("phone")}
          />
          <Input field={field("email")} label="E-mail (optional)" autoComplete="off" error={errorOf("email")} />
          <Textarea
            field={field("addressWords")}
            label="Address for letters (optional)"
            rows={3}
            error={errorOf("addressWords")}
          />
          <DateInput
            name="fromDay"
            field={field}
            legend="First day (optional)"
            hint="Leave it blank if it is not known"
            legendSize="s"
            error={errorOf("fromDay")}
          />
          <DateInput
            name="untilDay"
            field={field}
            legend="Last day (optional)"
            hint="Only if they are it no more"
            legendSize="s"
            error={errorOf("untilDay")}
          />
        </>
      )}
    </ManagePage>
  );
}

function entered(values: FormValues) {
  const typed = (name: string) => String(values[name] ?? "") || null;
  return {
    Name: typed("name"),
    "Company number": typed("companyNumber"),
    "Personal licence number": typed("personalLicenceNumber"),
    ...{ Telephone: typed("phone"), "E-mail": typed("email"), Address: typed("addressWords") },
    ...{ "First day": typedDay(values, "fromDay"), "Last day": typedDay(values, "untilDay") },
  };
}
