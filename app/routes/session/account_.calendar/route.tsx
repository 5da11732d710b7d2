import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { londonDay, londonTime, longDay } from "#app/domain/dates/iso-day.ts";
import { calendarForm } from "#app/domain/meetings/calendar.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { endOwnCalendar, makeOwnCalendar, titleOwnCalendar } from "#app/services/meetings/own-calendar.ts";
import { findOwnFeed } from "#db/queries/calendar-feeds.ts";
import { db } from "#db/open.ts";

const params = z.object({});
const HERE = "/account/calendar";

export const loader = guardedLoader("account:manage", params, async ({ actor }) => {
  const feed = await findOwnFeed(db, actor.id);
  if (!feed) return { feed: null };
  const { createdAt, lastReadAt, hasNeutralTitles } = feed;
  return { feed: { createdAt, lastReadAt, titles: hasNeutralTitles === 1 ? "neutral" : "named" } };
});

export const action = guardedAction("account:manage", params, async ({ form, actor, now, context }) => {
  const typed = parseForm(form, calendarForm);
  if (!typed.ok) return data({ errors: typed.errors, address: null }, 400);
  const { intent, titles } = typed.data;
  const isNeutral = titles === "neutral";
  switch (intent) {
    case "make": {
      const { path } = await makeOwnCalendar({ db, actor, now }, isNeutral);
      return data({ errors: {}, address: `${context.origin ?? ""}${path}` }, 200);
    }
    case "titles":
      if (!(await titleOwnCalendar({ db, actor, now }, isNeutral))) throw new Response(null, { status: 404 });
      return redirect(afterSaving(HERE, "calendar-titles"));
    case "end":
      if (!(await endOwnCalendar({ db, actor, now }))) throw new Response(null, { status: 404 });
      return redirect(afterSaving(HERE, "calendar-ended"));
  }
});

export const meta: MetaFunction = () => [{ title: "Your calendar – Joint Action" }];

export default function CalendarPage() {
  const { feed } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const address: string | null = reply?.address ?? null;
  const problems: string[] = Object.values(reply?.errors ?? {});
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href="/account">Your account</BackLink>
        <ErrorSummary errors={problems.map((message) => ({ name: "form", message, href: "#make" }))} />
        <h1 className="govuk-heading-l">Your calendar</h1>
        <p className="govuk-body">
          The meetings of your groups can stand in a calendar of your own, which asks for them at a secret address. It
          has days and times, and nothing of any case. Whoever has the address can read it, so keep it to yourself.
        </p>
        {address === null ? null : (
          <InsetText>
            <p className="govuk-body govuk-!-font-weight-bold">Copy the address now. It is not shown again.</p>
            <code className="app-kept-text">{address}</code>
          </InsetText>
        )}
        {feed === null ? null : <Standing {...feed} />}
        <PageForm id="make">
          <Titles id="titles" chosen={feed?.titles ?? "neutral"} />
          {feed === null ? (
            <Button name="intent" value="make">
              Make an address
            </Button>
          ) : (
            <>
              <Button name="intent" value="titles">
                Save how meetings are called
              </Button>
              <p className="govuk-body">
                A new address ends the old one at once, and calendars that use the old one stop being renewed.
              </p>
              <Button name="intent" value="make" variant="secondary">
                Make a new address
              </Button>
            </>
          )}
        </PageForm>
        {feed === null ? null : (
          <PageForm id="end">
            <Button name="intent" value="end" variant="warning">
              End the address
            </Button>
          </PageForm>
        )}
      </div>
    </div>
  );
}

function Standing({ createdAt, lastReadAt }: { createdAt: string; lastReadAt: string | null }) {
  return (
    <p className="govuk-body">
      Your address was made on {londonTime(createdAt)}.{" "}
      {lastReadAt === null
        ? "No calendar has asked for it yet."
        : `The last day on which one did: ${longDay(londonDay(new Date(lastReadAt)))}.`}
    </p>
  );
}

function Titles({ id, chosen }: { id: string; chosen: string }) {
  return (
    <Radios
      field={{ id, name: "titles", defaultValue: chosen }}
      legend="How are meetings called in it?"
      legendSize="m"
      items={[
        { value: "neutral", text: "“Meeting”, without a place", hint: "For a calendar that others can see" },
        { value: "named", text: "By the name of the group, with its place" },
      ]}
    />
  );
}
