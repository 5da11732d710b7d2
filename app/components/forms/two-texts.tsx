import { changedFields } from "#app/domain/audit/event-content.ts";
import { type Autosave, type Texts } from "./autosave.ts";

type Props<T extends Texts> = {
  state: Autosave<T>;
  /** What the boxes are called. */
  names: Readonly<Record<string, string>>;
  /** Who has written, and what becomes of the text that is not gone on with. */
  about: string;
  onGiveWay: () => void;
  onPutMine: () => void;
};

/** After a lost race: both texts, and which of them is gone on with. */
export function TwoTexts<T extends Texts>({ state: { typed, held }, names, about, onGiveWay, onPutMine }: Props<T>) {
  return (
    <div className="app-item-lost" role="group" aria-label="Two texts">
      <p className="govuk-body">{about}</p>
      <dl>
        {changedFields(held.texts, typed).map((name) => (
          <div key={name}>
            <dt>{names[name]}, as it stands now</dt>
            <dd>{held.texts[name] || "Nothing"}</dd>
            <dt>{names[name]}, as you typed it</dt>
            <dd>{typed[name] || "Nothing"}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="govuk-button govuk-button--secondary" onClick={onGiveWay}>
        Go on with the text as it stands
      </button>{" "}
      <button type="button" className="govuk-button govuk-button--secondary" onClick={onPutMine}>
        Put mine in its place
      </button>
    </div>
  );
}
