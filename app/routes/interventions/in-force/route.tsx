import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import {
  interventionListHref,
  type InterventionNarrowing,
  NO_BEAT,
} from "#app/domain/interventions/intervention-list.ts";
import { definitionOf, type InterventionKind } from "#app/domain/interventions/kinds.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { repeatWindowOn } from "#app/services/interventions/repeat-notices.ts";
import { listChoices } from "#app/services/interventions/list-choices.ts";
import { db } from "#db/open.ts";
import { countRepeats } from "#db/queries/intervention-repeats.ts";
import { countInForceBy } from "#db/queries/listed-interventions.ts";

const params = z.object({});

export const loader = guardedLoader("interventions:read", params, async ({ actor, now }) => {
  const today = londonDay(now);
  const { beats, agencies } = await listChoices(db, actor);
  const beatName = (code: string) => beats.find(({ value }) => value === code)?.text ?? code;
  const agencyName = (id: string) => agencies.find(({ value }) => value === id)?.text ?? "An agency that has left";
  const kinds = await countInForceBy(db, actor, today, "kind");
  const byBeat = await countInForceBy(db, actor, today, "beat");
  const byAgency = await countInForceBy(db, actor, today, "agency");
  await recordList({ db, actor, now }, "intervention.counted", "intervention", []);
  const repeats = await countRepeats(db, actor, await repeatWindowOn({ db, actor, now }));
  return {
    ...{ today, repeats },
    total: kinds.reduce((sum, { rows }) => sum + rows, 0),
    kinds: sorted(kinds, (of) => ({
      text: definitionOf(of as InterventionKind).name,
      by: { kind: of as InterventionKind },
    })),
    beats: sorted(byBeat, (of) => ({ text: beatName(of || NO_BEAT), by: { beat: of || NO_BEAT } })),
    agencies: sorted(byAgency, (of) => ({ text: agencyName(of), by: { agency: of } })),
  };
});

type Counted = { of: string | null; rows: number };
type Named = { text: string; by: InterventionNarrowing };

/** By name; each number with the list that it opens. */
function sorted(counts: readonly Counted[], named: (of: string) => Named) {
  return counts
    .map(({ of, rows }) => ({ ...named(of ?? ""), rows }))
    .map(({ text, by, rows }) => ({ text, rows, href: interventionListHref({ show: "in-force", ...by }) }))
    .sort((a, b) => a.text.localeCompare(b.text, "en-GB"));
}

export const meta: MetaFunction = () => [{ title: "In force today – Joint Action" }];

export default function InForcePage() {
  const { today, repeats, total, kinds, beats, agencies } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href="/interventions">Interventions</BackLink>
      <h1 className="govuk-heading-l">In force on {longDay(today)}</h1>
      <p className="govuk-body">
        Given again:{" "}
        <a className="govuk-link" href="/interventions/repeats">
          {repeats.toLocaleString("en-GB")} repeat {repeats === 1 ? "notice or order" : "notices and orders"}
        </a>
      </p>
      {total === 0 ? (
        <p className="govuk-body">None that you may open is in force.</p>
      ) : (
        <>
          <Counts caption="By kind" head="Kind" rows={kinds} />
          <Counts caption="By beat" head="Beat" rows={beats} />
          <Counts caption="By agency" head="Agency" rows={agencies} />
        </>
      )}
    </>
  );
}

type Row = { text: string; rows: number; href: string };

function Counts({ caption, head, rows }: { caption: string; head: string; rows: readonly Row[] }) {
  return (
    <Table
      caption={caption}
      captionSize="m"
      head={[head, { text: "In force", numeric: true }]}
      firstCellIsHeader
      rows={rows.map(({ text, rows: count, href }) => [
        text,
        <a key="count" className="govuk-link" href={href}>
          {count.toLocaleString("en-GB")}
          <span className="govuk-visually-hidden"> of {text}</span>
        </a>,
      ])}
    />
  );
}
