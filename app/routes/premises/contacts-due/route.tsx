import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { FilterLayout } from "#app/components/govuk/filter-panel.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { afterField, afterKey } from "#app/domain/actions/listed-action.ts";
import { isDay } from "#app/domain/dates/iso-day.ts";
import { exportAddress } from "#app/domain/exports/address.ts";
import {
  CONTACT_DUE_NAMES,
  CONTACT_DUES,
  type ContactDue,
  contactDueWhen,
  type ContactsDueAsked,
  contactsDueForm,
  contactsDueHref,
} from "#app/domain/premises/contacts-due-list.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { contactsDuePage } from "#app/services/premises/contacts-due-page.ts";
import { beatChoices } from "#app/services/premises/premises-page.ts";
import { db } from "#db/open.ts";
import { ContactsDueFilters } from "./contacts-due-filters.tsx";
import { ContactsDueTable } from "./contacts-due-table.tsx";

const params = z.object({});
const PAGE = 50;

export const loader = guardedLoader("premises:read", params, async ({ request, actor, now }) => {
  const given = Object.fromEntries(new URL(request.url).searchParams);
  const asked = contactsDueForm.parse(given);
  const { dueOn: due, id } = afterKey(afterField.parse(given.after));
  const after = isDay(due) ? { due, id } : undefined;
  const { premises, counts, today, last } = await contactsDuePage({ db, actor, now }, asked, after, PAGE);
  return {
    ...{ asked, counts },
    rows: premises.map((row) => ({ ...row, when: contactDueWhen(row.dueOn, today) })),
    beats: await beatChoices(db, actor),
    mayRecord: actor.permissions.has("premises:record"),
    next: last ? contactsDueHref(asked, { due: last.dueOn, id: last.id }) : null,
    download: premises.length === 0 ? null : exportAddress({ list: "contacts-due", filter: asked }),
  };
});

export const meta: MetaFunction = () => [{ title: "Contacts due with licensed premises – Joint Action" }];

export default function ContactsDuePage() {
  const { asked, counts, rows, beats, mayRecord, next, download } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href="/premises">Licensed premises</BackLink>
      <h1 className="govuk-heading-l">Contacts due</h1>
      <p className="govuk-body">
        How often premises are contacted depends on their grade. Those that are not graded, or have closed, are not
        here.
      </p>
      <FilterLayout filter={<ContactsDueFilters asked={asked} beats={beats} />}>
        <Counts asked={asked} counts={counts} />
        <ContactsDueTable rows={rows} mayRecord={mayRecord} />
        <Pagination nextHref={next ?? undefined} />
        {download ? <DownloadList href={download} rows={null} /> : null}
      </FilterLayout>
    </>
  );
}

/** Each number opens the rows that it counts. */
function Counts({ asked, counts }: { asked: ContactsDueAsked; counts: Record<ContactDue, number> }) {
  const all = CONTACT_DUES.reduce((sum, due) => sum + counts[due], 0);
  const entries = [
    ...CONTACT_DUES.map((due) => ({ due, text: CONTACT_DUE_NAMES[due], count: counts[due] })),
    { due: undefined, text: "All of these", count: all },
  ];
  return (
    <ul className="govuk-list app-inline-list" aria-label="By when contact is due">
      {entries.map(({ due, text, count }) => (
        <li key={text}>
          <a
            className="govuk-link"
            href={contactsDueHref({ ...asked, due })}
            aria-current={asked.due === due ? "true" : undefined}
          >
            {text}: {count.toLocaleString("en-GB")}
          </a>
        </li>
      ))}
    </ul>
  );
}
