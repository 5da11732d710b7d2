import { DESTINATION_NAMES } from "#app/domain/exports/disclosure.ts";
import { chronologyForm } from "#app/domain/exports/chronology.form.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { type ChronologyEntry, isTickedFirst } from "#app/domain/incidents/chronology.ts";
import type { FieldErrors, FormValues } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { DisclosureFields, OwnUseField } from "../exports/justification-fields.tsx";
import { PageForm } from "../forms/page-form.tsx";
import { BackLink } from "../govuk/back-link.tsx";
import { Button } from "../govuk/button.tsx";
import { Checkboxes } from "../govuk/checkboxes.tsx";
import { ErrorSummary } from "../govuk/error-summary.tsx";
import { InsetText } from "../govuk/inset-text.tsx";
import { Radios } from "../govuk/radios.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import { WarningText } from "../govuk/warning-text.tsx";

type Props = {
  page: {
    once: string;
    reference: string;
    title: string;
    href: string;
    isCut: boolean;
    marks: readonly string[];
    restricted: number;
    mayName: boolean;
    entries: readonly Pick<ChronologyEntry, "key" | "kind" | "day" | "title" | "words" | "marks" | "isRestricted">[];
  };
  reply: { values: FormValues; errors: FieldErrors } | undefined;
};

const BLANK = { purpose: "", recipients: "", gateway: "", necessity: "", proportionality: "", approvedBy: "" };

/** What goes into a chronology, whether it names who reported and who was affected, and for whom it is. */
export function ChronologyForm({ page, reply }: Props) {
  const { once, reference, title, href, isCut, mayName, entries, marks, restricted } = page;
  const entry = entries.filter(isTickedFirst).map(({ key }) => key);
  const initial = { entry, showsReporters: "", reportersReason: "", destination: "", ...BLANK };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(chronologyForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={href}>{reference}</BackLink>
        <ErrorSummary errors={errors} />
        <span className="govuk-caption-l">{title}</span>
        <h1 className="govuk-heading-l">Make a chronology</h1>
        {entries.length === 0 ? (
          <p className="govuk-body">Nothing is recorded yet that could go into it.</p>
        ) : (
          <PageForm onSubmit={onSubmit} once={once}>
            <p className="govuk-body">
              Tick what goes in. Words stand in it as they were written: read them before you give it to anybody.
              {isCut ? ` Only the newest ${entries.length} entries are here.` : ""}
            </p>
            {marks.map((mark) => (
              <InsetText key={mark}>{mark}</InsetText>
            ))}
            {restricted === 0 ? null : (
              <WarningText>
                {restricted === 1 ? "1 entry is" : `${restricted} entries are`} not to be used: processing is
                restricted. Tick {restricted === 1 ? "it" : "one"} only where the law lets you use it all the same.
              </WarningText>
            )}
            <Checkboxes
              field={field("entry")}
              legend="Entries, oldest first"
              legendSize="s"
              small
              items={entries.map(({ key, day, title: words, words: more, marks: said }) => ({
                value: key,
                text: `${longDay(day)}: ${words}`,
                hint: [...said, more ? beginning(more) : ""].filter(Boolean).join(". ") || undefined,
              }))}
              error={errorOf("entry")}
            />
            {mayName ? (
              <Checkboxes
                field={field("showsReporters")}
                legend="Who reported and who was affected"
                legendSize="s"
                small
                hint="Who reported is left out, and victims and witnesses are not named, unless a court or whoever else reads it needs to know. The victim is often who reported"
                items={[
                  {
                    value: "yes",
                    text: "Name who reported, victims and witnesses",
                    conditional: (
                      <Textarea
                        field={field("reportersReason")}
                        label="Why they need to know"
                        rows={2}
                        error={errorOf("reportersReason")}
                      />
                    ),
                  },
                ]}
                error={errorOf("showsReporters")}
              />
            ) : null}
            <Radios
              field={field("destination")}
              legend="Where it goes"
              legendSize="s"
              small
              items={[
                {
                  value: "own-use",
                  text: DESTINATION_NAMES["own-use"],
                  conditional: <OwnUseField field={field} errorOf={errorOf} />,
                },
                {
                  value: "disclosed",
                  text: DESTINATION_NAMES.disclosed,
                  conditional: <DisclosureFields field={field} errorOf={errorOf} />,
                },
              ]}
              error={errorOf("destination")}
            />
            <Button>Make the chronology</Button>
          </PageForm>
        )}
      </div>
    </div>
  );
}

function beginning(words: string) {
  return words.length > 160 ? `${words.slice(0, 160)}…` : words;
}
