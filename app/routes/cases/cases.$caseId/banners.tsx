import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { WarningText } from "#app/components/govuk/warning-text.tsx";

type Flag = { name: string; behaviour: "da-marac" | "prevent" | null };

/** What whoever opens the case must know before they read on. */
export function CaseBanners({ flags, isOpened }: { flags: readonly Flag[]; isOpened: boolean }) {
  const has = (behaviour: Flag["behaviour"]) => flags.some((flag) => flag.behaviour === behaviour);
  return (
    <>
      {isOpened ? (
        <WarningText>
          You opened this case in an emergency. Its lead and coordinators have been told. You can read it, not change
          it, until you sign out.
        </WarningText>
      ) : null}
      {flags.length > 0 ? (
        <p className="govuk-body app-flags">
          <span className="govuk-visually-hidden">Flags: </span>
          {flags.map(({ name, behaviour }) => (
            <Tag key={name} colour={behaviour ? "red" : "grey"}>
              {name}
            </Tag>
          ))}
        </p>
      ) : null}
      {has("da-marac") ? (
        <WarningText>
          Domestic abuse: never say where a victim lives, or how to reach them, to whoever works with the perpetrator.
        </WarningText>
      ) : null}
      {has("prevent") ? <InsetText>Prevent: do not hold Channel detail here.</InsetText> : null}
    </>
  );
}
