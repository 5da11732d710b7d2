import { Details } from "#app/components/govuk/details.tsx";
import { SettingTag } from "#app/components/settings/setting-tag.tsx";
import { longDay, londonTime } from "#app/domain/dates/iso-day.ts";
import type { SettingTag as Tagged } from "#app/domain/settings/definition.ts";

type Change = {
  id: string;
  words: string;
  fromDay: string;
  reason: string;
  recordedAt: string;
  recordedBy: string | null;
};
type Setting = {
  label: string;
  isText: boolean;
  words: string;
  from: string | null;
  tag: Tagged;
  source: string;
  shipped: { words: string; source: string };
  changes: readonly Change[];
};

/** The value today with whose it is, what is planned, and what it was before. */
export function SettingFacts({ setting, today }: { setting: Setting; today: string }) {
  const { words, from, tag, source, changes } = setting;
  // Of two changes for one day the one recorded later stands first, and is the one that will hold.
  const planned = changes.filter((c, i) => c.fromDay > today && changes[i - 1]?.fromDay !== c.fromDay);
  return (
    <>
      <p className="govuk-body govuk-!-margin-bottom-1">
        <span className={setting.isText ? "app-typed" : "govuk-!-font-weight-bold"}>{words}</span>{" "}
        <SettingTag tag={tag} />
      </p>
      <p className="govuk-body-s govuk-!-margin-bottom-1">
        {from === null ? "As shipped" : `Since ${longDay(from)}`}. {source}
      </p>
      {[...planned].reverse().map((change) => (
        <p key={change.id} className="govuk-body-s govuk-!-margin-bottom-1">
          <strong>Planned:</strong> {change.words} from {longDay(change.fromDay)}
        </p>
      ))}
      {changes.length > 0 ? <History setting={setting} /> : null}
    </>
  );
}

function History({ setting: { label, changes, shipped } }: { setting: Setting }) {
  return (
    <Details
      summary={
        <>
          History<span className="govuk-visually-hidden"> of {label}</span>
        </>
      }
    >
      <ul className="govuk-list govuk-list--spaced govuk-!-margin-bottom-0">
        {changes.map((change) => (
          <li key={change.id}>
            <strong className="app-typed">{change.words}</strong> from {longDay(change.fromDay)}. {change.reason}
            <br />
            <span className="govuk-body-s">
              Recorded {londonTime(change.recordedAt)} by {change.recordedBy ?? "a command on the server"}
            </span>
          </li>
        ))}
        <li>
          <strong className="app-typed">{shipped.words}</strong> as shipped. {shipped.source}
        </li>
      </ul>
    </Details>
  );
}
