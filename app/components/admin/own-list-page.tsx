import type { ReactNode } from "react";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import type { FieldErrors, FormValues } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { PageForm } from "../forms/page-form.tsx";
import { Button } from "../govuk/button.tsx";
import { ErrorSummary } from "../govuk/error-summary.tsx";
import type { FieldProps } from "../govuk/field-props.ts";
import { Input } from "../govuk/input.tsx";
import { Table } from "../govuk/table.tsx";
import { AdminNavigation } from "./admin-navigation.tsx";

export type OwnEntry = { id: string; name: string; under?: string; endedOn: string | null; times: number };
type Fields = { field: (name: string) => FieldProps; errorOf: (name: string) => string | undefined };
type Props = {
  path: string;
  heading: string;
  intro: ReactNode;
  /** What an entry is called: "Outcome". */
  entry: string;
  /** What the number of its uses is of: "Cases closed with it". */
  uses: string;
  /** The heading of the column that says what an entry stands below. */
  under?: string;
  entries: readonly OwnEntry[];
  schema: Parameters<typeof useCheckedForm>[0];
  initial: FormValues;
  reply: { values: FormValues; errors: FieldErrors } | undefined;
  addHeading: string;
  button: string;
  /** Fields of a new entry before its name. */
  children?: (fields: Fields) => ReactNode;
};

/** A list that the partnership keeps for itself: what it holds, how often each is used, and one more. */
export function OwnListPage({ path, heading, entry, uses, under, entries, schema, initial, reply, ...props }: Props) {
  const { field, errors, errorOf, onSubmit } = useCheckedForm(schema, initial, reply);
  return (
    <>
      <ErrorSummary errors={errors} />
      <h1 className="govuk-heading-l">{heading}</h1>
      <AdminNavigation current={path} />
      <p className="govuk-body">{props.intro}</p>
      {entries.length === 0 ? (
        <p className="govuk-body">
          There are none yet. Add the first: it is offered wherever this list is chosen from.
        </p>
      ) : (
        <Table
          caption={heading}
          captionHidden
          stacked
          head={[entry, ...(under ? [under] : []), "Offered", { text: uses, numeric: true }, "Change"]}
          rows={entries.map((row) => [
            row.name,
            ...(under ? [row.under ?? ""] : []),
            row.endedOn ? `No, since ${shortDay(row.endedOn)}` : "Yes",
            row.times,
            <a key="change" className="govuk-link" href={`${path}/${row.id}`}>
              Change<span className="govuk-visually-hidden"> {row.name}</span>
            </a>,
          ])}
        />
      )}
      <h2 className="govuk-heading-m">{props.addHeading}</h2>
      <PageForm onSubmit={onSubmit}>
        {props.children?.({ field, errorOf })}
        <Input field={field("name")} label={entry} error={errorOf("name")} autoComplete="off" />
        <Button>{props.button}</Button>
      </PageForm>
    </>
  );
}
