import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { SettingsNavigation } from "#app/components/settings/settings-navigation.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { exportAddress } from "#app/domain/exports/address.ts";
import { SETTING_AREA_NAMES, SETTING_AREAS } from "#app/domain/settings/definition.ts";
import { SETTING_KEYS, settingKeysOf, SETTINGS } from "#app/domain/settings/definitions.ts";
import { valueOn } from "#app/domain/settings/value-on.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { db } from "#db/open.ts";
import { listSettingChanges } from "#db/queries/settings.ts";

export const loader = guardedLoader("settings:read", z.object({}), async ({ actor, now }) => {
  const today = londonDay(now);
  const changes = await listSettingChanges(db, actor.partnershipId, SETTING_KEYS);
  return {
    isAdministrator: actor.permissions.has("users:manage"),
    areas: SETTING_AREAS.map((area) => {
      const keys = settingKeysOf(area);
      const values = keys.map((key) => valueOn(SETTINGS[key], changes.filter((c) => c.key === key), today)); // prettier-ignore
      return {
        area,
        settings: keys.length,
        decided: values.filter((value) => value.isLocal).length,
        notLocal: values.filter((value) => value.tag === "another-area" || value.tag === "proposal").length,
        planned: changes.filter((c) => c.fromDay > today && keys.some((key) => key === c.key)).length,
      };
    }),
  };
});

export const meta: MetaFunction = () => [{ title: "Settings – Joint Action" }];

export default function SettingsPage() {
  const { isAdministrator, areas } = useLoaderData<typeof loader>();
  const numeric = (text: string) => ({ text, numeric: true });
  return (
    <>
      <h1 className="govuk-heading-l">Settings</h1>
      <SettingsNavigation current="/admin/settings" isAdministrator={isAdministrator} />
      <p className="govuk-body">
        What the partnership decides for itself. Each setting starts with a value that names its source; a change holds
        from a day on, and what was decided before that day stays as it was.
      </p>
      <Table
        caption="Settings by area"
        captionHidden
        scrollLabel="Settings by area"
        firstCellIsHeader
        stacked
        head={[
          "Area",
          numeric("Settings"),
          numeric("Decided here"),
          numeric("Not local yet"),
          numeric("Changes planned"),
        ]}
        rows={areas.map(({ area, settings, decided, notLocal, planned }) => [
          <a key="area" className="govuk-link" href={`/admin/settings/${area}`}>
            {SETTING_AREA_NAMES[area]}
          </a>,
          settings,
          decided,
          notLocal,
          planned,
        ])}
      />
      <DownloadList
        href={exportAddress({ list: "settings", filter: {} })}
        rows={areas.reduce((sum, { settings }) => sum + settings, 0)}
      />
    </>
  );
}
