import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { BAND_KEYS } from "#app/domain/premises/bands-moved.ts";
import { SETTING_AREA_NAMES, SETTING_AREAS } from "#app/domain/settings/definition.ts";
import { settingKeysOf, SETTINGS } from "#app/domain/settings/definitions.ts";
import { writeValue } from "#app/domain/settings/read-value.ts";
import { valueOn } from "#app/domain/settings/value-on.ts";
import { valueWords } from "#app/domain/settings/value-words.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { db } from "#db/open.ts";
import { listSettingChanges } from "#db/queries/settings.ts";
import { BandsMoved } from "./bands-moved.tsx";
import { SettingFacts } from "./setting-facts.tsx";

const params = z.object({ area: z.enum(SETTING_AREAS) });

export const loader = guardedLoader("settings:read", params, async ({ params: { area }, actor, now }) => {
  const today = londonDay(now);
  const keys = settingKeysOf(area);
  const recorded = await listSettingChanges(db, actor.partnershipId, keys);
  return {
    area,
    today,
    mayChange: actor.permissions.has("settings:manage"),
    // Of those who set the numbers not all see premises: to them the list of bands that moved is named and not shown.
    moves: area === "premises" ? { mayOpen: actor.permissions.has("premises:read"), days: schemeDays(recorded) } : null,
    settings: keys.map((key) => {
      const definition = SETTINGS[key];
      const own = recorded.filter((change) => change.key === key);
      const { value, from, tag, source } = valueOn(definition, own, today);
      return {
        name: key.slice(area.length + 1),
        label: definition.label,
        hint: definition.hint,
        isText: definition.kind === "text",
        words: valueWords(definition, writeValue(value)),
        from,
        tag,
        source,
        shipped: { words: valueWords(definition, writeValue(definition.shipped)), source: definition.source },
        changes: own.map((change) => ({
          id: change.id,
          words: valueWords(definition, change.value),
          fromDay: change.fromDay,
          reason: change.reason,
          recordedAt: change.recordedAt,
          recordedBy: change.recordedBy,
        })),
      };
    }),
  };
});

function schemeDays(recorded: readonly { key: string; fromDay: string }[]) {
  const days = recorded.filter(({ key }) => BAND_KEYS.some((one) => one === key)).map(({ fromDay }) => fromDay);
  return [...new Set(days)].slice(0, 12);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? SETTING_AREA_NAMES[data.area] : "Settings"}: settings – Joint Action` },
];

export default function SettingsOfAreaPage() {
  const { area, today, mayChange, settings, moves } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href="/admin/settings">Settings</BackLink>
      <h1 className="govuk-heading-l">{SETTING_AREA_NAMES[area]}: settings</h1>
      {moves === null ? null : <BandsMoved {...moves} today={today} />}
      <SummaryList
        rows={settings.map((setting) => ({
          key: (
            <span id={setting.name}>
              {setting.label}
              <span className="govuk-hint govuk-!-display-block govuk-!-font-weight-regular govuk-!-margin-bottom-0">
                {setting.hint}
              </span>
            </span>
          ),
          value: <SettingFacts setting={setting} today={today} />,
          actions: mayChange
            ? [
                {
                  href: `/admin/settings/${area}/${setting.name}/change`,
                  text: "Change",
                  visuallyHiddenText: setting.label,
                },
              ]
            : [],
        }))}
      />
    </>
  );
}
