import { CONTRIBUTION_KIND_NAMES } from "#app/domain/meetings/item-minute.ts";
import { londonTime } from "#app/domain/dates/iso-day.ts";
import { PageForm } from "../forms/page-form.tsx";
import { Button } from "../govuk/button.tsx";
import { ErrorSummary } from "../govuk/error-summary.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import type { ShownContribution } from "./item-requests.ts";
import type { ItemReply } from "./item-reply.ts";

/** What the others at the table add, under their names, and texts that lost a race. */
export function Contributions({ contributions }: { contributions: readonly ShownContribution[] }) {
  return (
    <section aria-labelledby="contributions">
      <h2 className="govuk-heading-m" id="contributions">
        What others add
      </h2>
      {contributions.length === 0 ? (
        <p className="govuk-body">Nothing yet. Whoever is at the table adds what their agency says.</p>
      ) : null}
      <ul className="govuk-list app-item-contributions">
        {contributions.map(({ id, kind, words, saidAt, by, agencyName }) => (
          <li key={id}>
            <div className="app-item-words">{words}</div>
            <div className="govuk-hint govuk-!-margin-bottom-0">
              {by}, {agencyName}, {londonTime(saidAt)}
              {kind === "lost-text" ? `. ${CONTRIBUTION_KIND_NAMES[kind]}` : ""}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function ContributionForm({ once, reply }: { once: string; reply: ItemReply | undefined }) {
  const errors = Object.entries(reply?.errors ?? {}).map(([name, message]) => ({ name, message, href: "#contribution" })); // prettier-ignore
  return (
    <PageForm id="contribute" once={once}>
      <ErrorSummary errors={errors} />
      <input type="hidden" name="intent" value="contribute" />
      <Textarea
        field={{ id: "contribution", name: "contribution", defaultValue: String(reply?.values.contribution ?? "") }}
        label="Add to what is said"
        labelSize="s"
        hint="It stands under your name and your agency’s, and cannot be changed"
        rows={2}
        autoComplete="off"
        error={reply?.errors.contribution ?? reply?.errors.form}
      />
      <Button variant="secondary">Add it</Button>
    </PageForm>
  );
}

/** Somebody else has the pen: one click takes it. */
export function SomebodyWrites({ name }: { name: string }) {
  return (
    <PageForm id="take-over" className="app-item-pen">
      <input type="hidden" name="intent" value="take-over" />
      <strong role="status">{name} is writing.</strong>{" "}
      <Button variant="secondary" className="govuk-!-margin-bottom-0">
        Take over
      </Button>
    </PageForm>
  );
}
