import type { FieldErrors, FormValues } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { PageForm } from "../forms/page-form.tsx";
import { BackLink } from "../govuk/back-link.tsx";
import { Button } from "../govuk/button.tsx";
import { ErrorSummary } from "../govuk/error-summary.tsx";
import { Input } from "../govuk/input.tsx";
import { Radios } from "../govuk/radios.tsx";
import { BothVersions } from "./both-versions.tsx";

type Recorded = { name: string; offered: "yes" | "no" };
type Props = {
  list: { href: string; text: string };
  entry: string;
  current: Recorded & { version: number };
  question: string;
  hint: string;
  schema: Parameters<typeof useCheckedForm>[0];
  reply: { values: FormValues; errors: FieldErrors; current: Recorded | null } | undefined;
};

/** One entry of a partnership's own list: renamed, offered no longer, or offered again. What has it keeps it. */
export function OwnEntryPage({ list, entry, current, question, hint, schema, reply }: Props) {
  const initial = { version: String(current.version), name: current.name, offered: current.offered };
  const { field, errors, errorOf, onSubmit, values } = useCheckedForm(schema, initial, reply);
  const words = (value: unknown) => (value === "yes" ? "Offered" : "Not offered");
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={list.href}>{list.text}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">{current.name}</h1>
        {reply?.current ? (
          <BothVersions
            rows={[
              { label: entry, recorded: reply.current.name, entered: String(values.name) },
              { label: "Offered", recorded: words(reply.current.offered), entered: words(values.offered) },
            ]}
          />
        ) : null}
        <PageForm onSubmit={onSubmit}>
          <input type="hidden" {...field("version")} />
          <Input field={field("name")} label={entry} error={errorOf("name")} autoComplete="off" />
          <Radios
            field={field("offered")}
            legend={question}
            legendSize="s"
            hint={hint}
            inline
            items={[
              { value: "yes", text: "Yes" },
              { value: "no", text: "No" },
            ]}
            error={errorOf("offered")}
          />
          <Button>Save</Button>
        </PageForm>
      </div>
    </div>
  );
}
