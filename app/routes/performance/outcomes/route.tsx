import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { SubNavigation } from "#app/components/govuk/sub-navigation.tsx";
import { ThemeFigures } from "#app/components/performance/theme-figures.tsx";
import { londonDay, londonTime, longDay } from "#app/domain/dates/iso-day.ts";
import { exportAddress } from "#app/domain/exports/address.ts";
import { outcomesHref, parseOutcomesAddress } from "#app/domain/performance/measures/address.form.ts";
import { type Theme, THEME_IDS, THEMES } from "#app/domain/performance/measures/measure.ts";
import {
  compareQuarters,
  periodLabel,
  quarterId,
  quarterLabel,
  quarterName,
  quarterOf,
  quarterPeriod,
} from "#app/domain/performance/quarter.ts";
import { lastDayShown, quartersToChoose } from "#app/domain/performance/quarter-shown.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { figuresNow } from "#app/services/performance/run-figures.ts";
import { groupsWithFigures, namesOfTheme, targetsOfTheme } from "#app/services/performance/theme-page.ts";
import { db } from "#db/open.ts";
import { firstCountedDay } from "#db/queries/performance.ts";

export const loader = guardedLoader("performance:own-groups", z.object({}), async ({ request, actor, now }) => {
  const today = londonDay(now);
  const asked = parseOutcomesAddress(new URL(request.url).searchParams);
  if (!asked) throw new Response(null, { status: 404 });
  const quarter = asked.quarter ?? quarterOf(today);
  if (compareQuarters(quarter, quarterOf(today)) > 0) throw new Response(null, { status: 404 });

  const { partnershipId } = actor;
  const seesAll = actor.permissions.has("performance:read");
  const groups = await groupsWithFigures(db, actor);
  const group = asked.group ?? (seesAll ? null : (groups[0]?.id ?? ""));
  if (group !== null && !groups.some(({ id }) => id === group)) throw new Response(null, { status: 404 });
  const { theme } = asked;
  const counted = await figuresNow(db, { partnershipId, theme, quarter, today, group }, now);
  const names = await namesOfTheme(db, partnershipId, theme);
  const lastDay = lastDayShown(quarter, today);
  const figures = counted.kind === "counted" ? counted.counted.figures : (counted.earlier?.figures ?? []);
  // They are the partnership's, not a group's.
  const targets = group === null ? await targetsOfTheme(db, partnershipId, { quarter, lastDay, figures }) : [];
  const choices = quartersToChoose([], await firstCountedDay(db, partnershipId), today);
  await recordView({ db, actor, now }, "figures.outcomes-viewed", "quarter", quarterId(quarter), {
    detail: { theme, group },
  });
  return {
    ...{ theme, quarter, group, groups, seesAll, today, counted, names, targets, lastDay },
    quarters: (choices.some((q) => compareQuarters(q, quarter) === 0) ? choices : [quarter, ...choices]).map((q) => ({
      value: quarterId(q),
      text: quarterLabel(q),
    })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `${THEMES[data.theme]}, ${quarterName(data.quarter)}` : "Own work"} – Joint Action` },
];

export default function OutcomesPage() {
  const { theme, quarter, group, groups, seesAll, today, lastDay, counted, names, targets } =
    useLoaderData<typeof loader>();
  const groupName = groups.find(({ id }) => id === group)?.name;
  const now = counted.kind === "counted" ? counted.counted : counted.earlier;
  return (
    <>
      {seesAll ? <BackLink href={`/performance?quarter=${quarterId(quarter)}`}>Performance</BackLink> : null}
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">
          {groupName ?? "The whole partnership"}, {quarterLabel(quarter)}
        </span>
        {THEMES[theme]}
      </h1>
      <SubNavigation
        label="The partnership’s own work"
        items={THEME_IDS.map((id: Theme) => ({
          href: outcomesHref({ theme: id, quarter, group }),
          text: THEMES[id],
          current: id === theme,
        }))}
      />
      <Choose />
      <p className="govuk-body">
        {lastDay < quarterPeriod(quarter).to
          ? `This quarter is still running: everything is counted to ${longDay(lastDay)}, and the year before to the same day. `
          : `${periodLabel(quarterPeriod(quarter))}, beside the same days a year before. `}
        Each number opens the rows behind it, as far as you may open them.
      </p>
      {counted.kind === "counting" ? (
        <div data-look-again>
          <InsetText>
            {counted.earlier
              ? `The figures are being counted. These are of ${londonTime(counted.earlier.at)}. `
              : "The figures are being counted. "}
            <a className="govuk-link" href={outcomesHref({ theme, quarter, group })}>
              Look again
            </a>
          </InsetText>
        </div>
      ) : null}
      {now && now.figures.length > 0 ? (
        <ThemeFigures
          targets={targets}
          figures={now.figures}
          names={names}
          group={group}
          quarter={quarter}
          today={today}
        />
      ) : null}
      {now?.figures.length === 0 ? <p className="govuk-body">Nothing of this is counted for one group.</p> : null}
      <DownloadList href={exportAddress({ list: "figures", filter: { quarter, group } })} rows={null} />
    </>
  );
}

function Choose() {
  const { theme, quarter, group, groups, seesAll, quarters } = useLoaderData<typeof loader>();
  return (
    <form method="get" action="/performance/outcomes" className="govuk-!-display-none-print">
      <input type="hidden" name="theme" value={theme} />
      <Select
        key={`q${quarterId(quarter)}`}
        field={{ id: "quarter", name: "quarter", defaultValue: quarterId(quarter) }}
        label="Quarter"
        items={quarters}
      />
      {groups.length > (seesAll ? 0 : 1) ? (
        <Select
          key={`g${group ?? ""}`}
          field={{ id: "group", name: "group", defaultValue: group ?? "" }}
          label="Group"
          items={[
            ...(seesAll ? [{ value: "", text: "The whole partnership" }] : []),
            ...groups.map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
      ) : null}
      <Button variant="secondary">Show</Button>
    </form>
  );
}
