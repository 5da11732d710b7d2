import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { IncidentsOfList } from "#app/components/incidents/incidents-of-list.tsx";
import { ThresholdCount } from "#app/components/incidents/threshold-count.tsx";
import { incidentKey, incidentKeyField } from "#app/domain/incidents/incident-list.ts";
import { fullName } from "#app/domain/people/person.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { countOfVictim } from "#app/services/incidents/count-of-victim.ts";
import { incidentsOfPage } from "#app/services/incidents/incidents-of-page.ts";
import { db } from "#db/open.ts";
import { findPersonById } from "#db/queries/people.ts";
import { listRecordsOfPerson } from "#db/queries/person-parts.ts";

const params = z.object({ personId: z.uuidv7() });
const query = z.object({ after: incidentKeyField });

export const loader = guardedLoader("incidents:read", params, async ({ request, params: { personId }, actor, now }) => {
  const person = await findPersonById(db, actor, personId);
  if (!person) throw new Response(null, { status: 404 });
  const ids = await listRecordsOfPerson(db, actor, personId);
  const { after } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const page = await incidentsOfPage({ db, actor, now }, { kind: "person", ids }, incidentKey(after));
  await recordView({ db, actor, now }, "person.viewed", "person", personId);
  const towards = page.count > 0 ? await countOfVictim({ db, actor, now }, personId) : null;
  return { id: personId, reference: person.reference, name: fullName(person), page, towards };
});

/** Without the name: a title stays in the browser's history. */
export const meta: MetaFunction = () => [{ title: "Incidents of a person – Joint Action" }];

export default function IncidentsOfPersonPage() {
  const { id, reference, name, page, towards } = useLoaderData<typeof loader>();
  return (
    <IncidentsOfList
      back={{ href: `/people/${id}`, text: `Person ${reference}` }}
      caption={reference}
      heading={`Incidents of ${name}`}
      path={`/incidents/people/${id}`}
      page={page}
    >
      {towards ? (
        <section aria-labelledby="towards">
          <h2 className="govuk-heading-m" id="towards">
            Towards a case review
          </h2>
          <ThresholdCount count={towards.count} />
          {towards.applyHref ? (
            <p className="govuk-body">
              <a className="govuk-link" href={towards.applyHref}>
                Record an application for a case review
              </a>
            </p>
          ) : null}
        </section>
      ) : null}
    </IncidentsOfList>
  );
}
