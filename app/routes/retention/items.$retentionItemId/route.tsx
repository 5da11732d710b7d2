import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { WarningText } from "#app/components/govuk/warning-text.tsx";
import { isDay, longDay } from "#app/domain/dates/iso-day.ts";
import { takeBackForm } from "#app/domain/retention/decide.form.ts";
import { HELD_KINDS } from "#app/domain/retention/hold.form.ts";
import {
  FATE_DONE_NAMES,
  FATE_NAMES,
  HOLD_GROUND_NAMES,
  ITEM_STATUS_NAMES,
  RETENTION_KIND_NAMES,
} from "#app/domain/retention/kinds.ts";
import { ruleInWords } from "#app/domain/retention/rules.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { openItem } from "#app/services/retention/open-item.ts";
import { takeBack } from "#app/services/retention/take-back.ts";
import { db } from "#db/open.ts";

const params = z.object({ retentionItemId: z.uuidv7() });

export const loader = guardedLoader("retention:manage", params, async ({ params: { retentionItemId }, actor, now }) => {
  const opened = await openItem({ db, actor, now }, retentionItemId);
  if (!opened) throw new Response(null, { status: 404 });
  return opened;
});

export const action = guardedAction("retention:manage", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, takeBackForm);
  if (!form.ok) throw new Response(null, { status: 400 });
  const result = await takeBack({ db, actor, now }, { itemId: params.retentionItemId, ...form.data });
  if (result.kind === "not-found") throw new Response(null, { status: 404 });
  if (result.kind === "changed") return data({ isTooLate: true }, 409);
  return redirect(afterSaving("/retention", "retention-taken-back"));
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.item.reference ?? "A record"} whose time is over – Joint Action` },
];

export default function ItemPage() {
  const { item, summary, goes, retention } = useLoaderData<typeof loader>();
  const isTooLate = useActionData<typeof action>()?.isTooLate === true;
  const name = item.reference ?? RETENTION_KIND_NAMES[item.kind];
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={item.status === "due" ? "/retention" : `/retention?status=${item.status}`}>
          Records whose time is over
        </BackLink>
        <span className="govuk-caption-l">{RETENTION_KIND_NAMES[item.kind]}</span>
        <h1 className="govuk-heading-l">{name}</h1>
        {isTooLate ? (
          <WarningText>
            The approval could not be taken back: its run has begun, or somebody changed it first. How it stands now is
            below.
          </WarningText>
        ) : null}
        <SummaryList
          rows={[
            { key: "State", value: ITEM_STATUS_NAMES[item.status] },
            { key: "Rule", value: ruleInWords(item.rule) },
            { key: "Day", value: longDay(item.reviewOn) },
            ...(retention ? [{ key: "How the day came about", value: retention.working }] : []),
            ...(retention
              ? [
                  {
                    key: "What holds it",
                    value:
                      retention.heldBy
                        .map(({ ground, words }) => `${HOLD_GROUND_NAMES[ground]}: ${words}`)
                        .join(". ") || "Nothing",
                  },
                ]
              : []),
            ...(item.status === "gone"
              ? [
                  {
                    key: "What became of it",
                    value: item.fate ? FATE_DONE_NAMES[item.fate] : "Went with another record",
                  },
                ]
              : [{ key: "Proposed", value: FATE_NAMES[item.proposed] }]),
            ...(item.fate && item.status !== "gone" ? [{ key: "Decided", value: FATE_NAMES[item.fate] }] : []),
            ...(item.nextReviewOn ? [{ key: "Kept until", value: longDay(item.nextReviewOn) }] : []),
            ...(item.reason ? [{ key: "Why", value: <span className="app-typed">{item.reason}</span> }] : []),
            ...(item.decidedBy ? [{ key: "Decided by", value: item.decidedBy }] : []),
            ...(item.keptBecause ? [{ key: "Kept because", value: item.keptBecause }] : []),
          ]}
        />
        {summary.length > 0 ? (
          <>
            <h2 className="govuk-heading-m">What it is</h2>
            <SummaryList
              rows={summary.flatMap(([key, value]) =>
                value === null ? [] : [{ key, value: isDay(value) ? longDay(value) : value }],
              )}
            />
          </>
        ) : null}
        {goes.length > 0 ? (
          <Table
            caption="What would go with it"
            captionSize="m"
            head={["What", { text: "How many", numeric: true }]}
            rows={goes.map((one) => [one.name, one.count.toLocaleString("en-GB")])}
          />
        ) : null}
        {item.status === "due" && !retention ? (
          <p className="govuk-body">It is not there any more. The list is rid of it the next time that it is filled.</p>
        ) : null}
        {item.status === "due" && retention ? (
          <div className="govuk-button-group">
            <Button href={`/retention/decide?item=${item.id}.${item.version}`}>Decide what becomes of it</Button>
            {item.reference && HELD_KINDS.some((kind) => kind === item.kind) ? (
              <a
                className="govuk-link"
                href={`/retention/holds/new?${new URLSearchParams({ kind: item.kind, reference: item.reference }).toString()}`}
              >
                Place a hold on it
              </a>
            ) : null}
          </div>
        ) : null}
        {item.canBeTakenBack ? <TakeBack version={item.version} /> : null}
      </div>
    </div>
  );
}

function TakeBack({ version }: { version: number }) {
  return (
    <PageForm>
      <input type="hidden" name="version" value={version} />
      <h2 className="govuk-heading-m">Take the approval back</h2>
      <p className="govuk-body">The run has not begun. What is taken back waits for a decision again.</p>
      <div className="govuk-button-group">
        <Button name="what" value="item" variant="secondary">
          Take this record back
        </Button>
        <Button name="what" value="run" variant="secondary">
          Take back everything approved with it
        </Button>
      </div>
    </PageForm>
  );
}
