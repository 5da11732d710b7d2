import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { ImportedNavigation } from "#app/components/incidents/imported-navigation.tsx";
import { afterForm, confirmPersonForm } from "#app/domain/incidents/imported.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { confirmPerson } from "#app/services/incidents/confirm-person.ts";
import { importedPeoplePage } from "#app/services/incidents/imported-people-page.ts";
import { db } from "#db/open.ts";

const params = z.object({});

export const loader = guardedLoader("incidents:log", params, ({ request, actor, now }) => {
  const { after } = afterForm.parse(Object.fromEntries(new URL(request.url).searchParams));
  return importedPeoplePage({ db, actor, now }, after);
});

export const action = guardedAction("incidents:log", params, async ({ form, actor, now }) => {
  const typed = parseForm(form, confirmPersonForm);
  if (!typed.ok) return data({ message: Object.values(typed.errors)[0] ?? "Reload the page" }, 400);
  const result = await confirmPerson({ db, actor, now }, typed.data);
  if (result.kind === "not-found") throw new Response(null, { status: 404 });
  if (result.kind === "changed") return data({ message: "Somebody has said so already. Look again" }, 409);
  return redirect(afterSaving("/incidents/imported/people", "person-confirmed"));
});

export const meta: MetaFunction = () => [{ title: "People of files to confirm – Joint Action" }];

export default function ImportedPeoplePage() {
  const { count, people, mayMerge, next } = useLoaderData<typeof loader>();
  const message = useActionData<typeof action>()?.message;
  return (
    <>
      <BackLink href="/incidents">Incidents</BackLink>
      <ErrorSummary errors={message ? [{ name: "form", message }] : []} />
      <h1 className="govuk-heading-l">Incidents from files</h1>
      <ImportedNavigation current="/incidents/imported/people" />
      <p className="govuk-body">
        Files brought these people, and nobody has said yet whether they are recorded already. Confirm a person of their
        own, or merge two records of one person. {count === 1 ? "1 person" : `${count.toLocaleString("en-GB")} people`}{" "}
        to confirm.
      </p>
      {people.length === 0 ? (
        <p className="govuk-body">Nobody waits to be matched.</p>
      ) : (
        <Table
          caption="In the order in which they were loaded"
          captionHidden
          stacked
          head={["Person", "Born", "Known to the source as", "Of the same name", "They are"]}
          rows={people.map((person) => [
            <Named key="person" {...person} />,
            person.born,
            [...person.known, person.postcode].filter(Boolean).join(", ") || "–",
            <Namesakes key="same" mayMerge={mayMerge} {...person} />,
            <PageForm key="confirm" id={`confirm-${person.id}`} reloadDocument>
              <input type="hidden" name="personId" value={person.id} />
              <input type="hidden" name="version" value={person.version} />
              <Button variant="secondary">
                A person of their own<span className="govuk-visually-hidden">: {person.reference}</span>
              </Button>
            </PageForm>,
          ])}
        />
      )}
      <Pagination nextHref={next ? `/incidents/imported/people?after=${next}` : undefined} />
    </>
  );
}

function Named({ id, name, reference }: { id: string; name: string; reference: string }) {
  return (
    <>
      <a className="govuk-link" href={`/people/${id}`}>
        {name}
      </a>
      <div className="govuk-hint govuk-!-margin-bottom-0">{reference}</div>
    </>
  );
}

type Props = { id: string; namesakes: { id: string; reference: string }[]; mayMerge: boolean };

/** Merging is a coordinator's; both records are seen side by side before anything is merged. */
function Namesakes({ id, namesakes, mayMerge }: Props) {
  if (namesakes.length === 0)
    return mayMerge ? (
      <a className="govuk-link" href={`/people/${id}/merge`}>
        None. Merge with another
      </a>
    ) : (
      "None"
    );
  return namesakes.map((other) => (
    <div key={other.id}>
      {mayMerge ? (
        <a className="govuk-link" href={`/people/${other.id}/merge/${id}`}>
          Compare with {other.reference}
        </a>
      ) : (
        other.reference
      )}
    </div>
  ));
}
