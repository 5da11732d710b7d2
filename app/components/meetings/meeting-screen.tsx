import { Link, useNavigate } from "@remix-run/react";
import { useState } from "react";
import { fullDay } from "#app/domain/dates/iso-day.ts";
import { ITEM_STATE_NAMES, type ItemState } from "#app/domain/meetings/agenda-item.ts";
import { AGENDA_PART_NAMES, type AgendaPart } from "#app/domain/meetings/agenda-parts.ts";
import { useSummaryFocus } from "#app/forms/summary-focus.ts";
import { useTakeOver } from "#app/forms/take-over.ts";
import { BackLink } from "../govuk/back-link.tsx";
import { useSavedBeforeLeaving } from "../forms/use-saving.ts";
import { classNames } from "../govuk/class-names.ts";
import { Tag } from "../govuk/tag.tsx";
import { RiskOfCase } from "../risk/risk-tag.tsx";
import { ContributionForm, Contributions, SomebodyWrites } from "./contributions.tsx";
import { ItemActions, type ItemActionRow } from "./item-actions.tsx";
import { ItemEditor } from "./item-editor.tsx";
import { type ItemReply, replyTo } from "./item-reply.ts";
import type { Heard } from "./item-requests.ts";
import { ItemStateForm } from "./item-state-form.tsx";
import { ItemKeys, ItemProgress, ItemWay, STATE_COLOURS, type Way } from "./item-way.tsx";
import { RiskInMeeting } from "./known-of-case.tsx";
import { type Known, KnownOfItem } from "./known-of-item.tsx";
import { NEW_ACTION, NewItemAction } from "./new-item-action.tsx";
import { ResearchAnswers, type ShownAnswers } from "./research-answers.tsx";
import { SaidOfItem } from "./said-of-item.tsx";
import { type ItemAutosave, useAutosave } from "./use-autosave.ts";

type Screen = Known & {
  words: string;
  reference: string | null;
  isRestricted: boolean;
  /** The day of a meeting that is still to come. */
  notBefore: string | null;
  risk: Parameters<typeof RiskOfCase>[0] | null;
  part: AgendaPart;
  version: number;
  state: ItemState;
  stateReason: string | null;
  mayMinute: boolean;
  refusal: string | null;
  newActions: readonly ItemActionRow[];
  way: Way;
  said: Heard;
  giving: Parameters<typeof NewItemAction>[0]["giving"] | null;
  once: string;
};
type Props = {
  agenda: string;
  itemId: string;
  isWall: boolean;

  groupName: string;
  day: string;
  screen: Screen;
  answers: ShownAnswers | null;
  /** Where whoever runs the group passes it up or down, in words of their own. */
  passOn: string | null;
  reply: ItemReply | undefined;
};

/** One item in the meeting, as it is projected: on the left what is known, on the right what is said and what follows. */
export function MeetingScreen(props: Props) {
  const { agenda, itemId, isWall, groupName, day, screen, answers, passOn, reply } = props;
  const address = `${agenda}/${itemId}/minute`;
  useTakeOver();
  useSummaryFocus(reply, Object.keys(reply?.errors ?? {}).length > 0);
  const autosave = useAutosave({ address, said: screen.said });
  const hrefOf = (id: string) => `${agenda}/${id}${isWall ? "?view=wall" : ""}`;
  useSavedBeforeLeaving(autosave, `${agenda}/${itemId}`);
  const go = useNavigate();
  const { words, reference, isRestricted, way, part, state, stateReason, risk } = screen;
  // Not everybody who looks at a wall may know of it: a reference there, and nothing else.
  const isCovered = isWall && isRestricted;
  return (
    <div className={classNames("app-wide", "app-item", isWall && "app-item--wall")}>
      <div className="app-item-top">
        <BackLink href={agenda}>Agenda</BackLink>
        <Link className="govuk-link app-item-view" to={isWall ? "?" : "?view=wall"} prefetch="none">
          {isWall ? "Ordinary view" : "Projector view"}
        </Link>
      </div>
      <span className="govuk-caption-l">
        {groupName}, {fullDay(day)}. Item {way.number} of {way.of}: {AGENDA_PART_NAMES[part]}
      </span>
      <h1 className="govuk-heading-l govuk-!-margin-bottom-3">
        {isCovered ? reference : words} <Tag colour={STATE_COLOURS[state]}>{ITEM_STATE_NAMES[state]}</Tag>
        {isRestricted ? (
          <>
            {" "}
            <Tag colour="purple">Restricted</Tag>
          </>
        ) : null}
      </h1>
      {stateReason === null || isCovered ? null : <p className="govuk-body">{stateReason}</p>}
      <ItemWay way={way} hrefOf={hrefOf} go={go} />
      {isCovered ? (
        <p className="govuk-body">
          This case is restricted, so nothing of it is shown on the wall. Whoever may open it reads and writes in the
          ordinary view, on a screen of their own.
        </p>
      ) : (
        <div className="app-item-columns">
          <div>
            <KnownOfItem
              known={screen}
              standing={
                risk ? (
                  <p className="govuk-body app-item-risk">
                    <RiskOfCase {...risk} />
                  </p>
                ) : null
              }
            />
            {answers === null || answers.answers.length + answers.leftOff === 0 ? null : (
              <ResearchAnswers {...answers} />
            )}
            <Contributions contributions={autosave.contributions} />
            {screen.refusal === null ? (
              // Empty again once it is there: the next form is another.
              <ContributionForm key={ownIn(screen.said)} once={screen.once} reply={replyTo(reply, "contribute")} />
            ) : null}
            <ItemProgress way={way} hrefOf={hrefOf} current={itemId} />
            <ItemKeys />
            <p className="govuk-body app-item-private">
              <a className="govuk-link" href={`${agenda}/${itemId}/conflicts`}>
                Conflicts of interest in this item
              </a>
            </p>
            {passOn === null ? null : (
              <p className="govuk-body app-item-private">
                <a className="govuk-link" href={passOn}>
                  Pass it up or down to another group
                </a>
              </p>
            )}
          </div>
          <Said {...{ screen, autosave, address, reply }} item={hrefOf(itemId)} place={`${agenda}/${itemId}/place`} />
        </div>
      )}
    </div>
  );
}

type SaidProps = Pick<Props, "screen" | "reply"> & {
  autosave: ItemAutosave;
  address: string;
  item: string;
  place: string;
};

function Said({ screen, autosave, address, item, reply, place }: SaidProps) {
  const { mayMinute, refusal, ofCase, giving, once, newActions, version, state, stateReason, notBefore, way } = screen;
  const mayWrite = mayMinute && refusal === null;
  const actionReply = replyTo(reply, "action");
  // Closed, and empty, once there is one more.
  const [givingAt, setGivingAt] = useState<number | null>(null);
  const setGiving = (isOpen: boolean) => setGivingAt(isOpen ? newActions.length : null);
  const giveAction = (words: string) => {
    setGiving(true);
    requestAnimationFrame(() => typeInto("words", words));
  };
  return (
    <div>
      <h2 className="govuk-heading-m">What is said</h2>
      {refusal === null ? null : <p className="govuk-body">{refusal}.</p>}
      {mayWrite && autosave.state.writerName !== null ? <SomebodyWrites name={autosave.state.writerName} /> : null}
      {mayWrite ? (
        <ItemEditor
          address={address}
          autosave={autosave}
          reply={replyTo(reply, "save")}
          onAction={giving === null ? null : giveAction}
        />
      ) : (
        <SaidOfItem state={autosave.state} />
      )}
      {ofCase ? <RiskInMeeting of={ofCase} isOver={refusal !== null} item={item} /> : null}
      <section aria-labelledby="follows">
        <h2 className="govuk-heading-m" id="follows">
          Actions from this item
        </h2>
        <ItemActions actions={newActions} none="None yet." />
        {giving ? (
          <NewItemAction
            key={newActions.length}
            {...{ once, giving, isOpen: givingAt === newActions.length, onOpen: setGiving }}
            reply={actionReply}
            isOfCase={ofCase !== null}
          />
        ) : null}
      </section>
      {mayMinute && refusal === null ? (
        <ItemStateForm
          {...{ version, state, place, notBefore, reason: stateReason, hasNext: way.next !== null }}
          reply={replyTo(reply, "state")}
        />
      ) : null}
    </div>
  );
}

function ownIn({ contributions }: Heard): number {
  return contributions.filter(({ kind, isOwn }) => isOwn && kind === "contribution").length;
}

/** As if it had been typed there: the form hears of it. */
function typeInto(id: string, words: string) {
  const box = document.getElementById(id);
  if (!(box instanceof HTMLTextAreaElement)) return;
  document.getElementById(NEW_ACTION)?.setAttribute("open", "");
  // Past the setter by which React would take it for its own doing.
  Reflect.set(HTMLTextAreaElement.prototype, "value", words, box);
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
}
