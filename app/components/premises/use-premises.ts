import { type FormEvent, useCallback, useEffect, useRef, useState } from "react";
import type { PremisesChoice } from "./premises-choice.tsx";
import { FIND } from "./premises-choice.tsx";

const PAUSE_MS = 500;
const WATCHED = ["premisesSearch", "place", "postcode", "locationId"];
export type Offered = { premises: PremisesChoice[]; isNothingFound: boolean };

/**
 * With JavaScript, the premises that are found as words and place are typed: asked after a pause, once for the same words,
 * by POST. What is ticked stays. Without it the button asks the server, which answers with the page.
 */
export function usePremises(formId: string, sent: Offered) {
  const [found, setFound] = useState<Offered | null>(null);
  const [from, setFrom] = useState(sent);
  // What the server has answered since stands before what was found in the meantime.
  if (from !== sent) {
    setFrom(sent);
    setFound(null);
  }
  const asked = useRef("");
  const ask = useCallback(async (form: HTMLFormElement) => {
    const body = typedIn(form);
    if (body.toString() === asked.current) return;
    asked.current = body.toString();
    try {
      const answer = await fetch("/incidents/new/premises", { method: "POST", body });
      if (answer.ok && body.toString() === asked.current) setFound((await answer.json()) as Offered);
    } catch {
      asked.current = "";
    }
  }, []);
  useEffect(() => {
    const form = document.getElementById(formId);
    if (!(form instanceof HTMLFormElement)) return;
    let timer = 0;
    const typed = (event: Event) => {
      const { target } = event;
      if (!(target instanceof HTMLElement) || !WATCHED.includes(target.getAttribute("name") ?? "")) return;
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void ask(form), PAUSE_MS);
    };
    form.addEventListener("input", typed);
    form.addEventListener("change", typed);
    return () => {
      window.clearTimeout(timer);
      form.removeEventListener("input", typed);
      form.removeEventListener("change", typed);
    };
  }, [formId, ask]);
  return {
    offered: found ?? sent,
    /** In front of what the form does when it is sent: the button that only looks sends nothing. */
    findFirst: (onSubmit: (event: FormEvent<HTMLFormElement>) => void) => (event: FormEvent<HTMLFormElement>) => {
      const button = (event.nativeEvent as SubmitEvent).submitter;
      if (button?.getAttribute("value") !== FIND.value) return onSubmit(event);
      event.preventDefault();
      asked.current = "";
      void ask(event.currentTarget);
    },
  };
}

function typedIn(form: HTMLFormElement) {
  const given = new FormData(form);
  const names = ["formToken", ...WATCHED, "premisesIds"];
  const texts = names.flatMap((name) =>
    given.getAll(name).flatMap((value) => (typeof value === "string" ? [[name, value]] : [])),
  );
  return new URLSearchParams(texts);
}
