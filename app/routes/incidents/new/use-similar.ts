import { useEffect, useState } from "react";
import { TYPED_DAYS, TYPED_FIELDS } from "#app/domain/incidents/typed-incident.form.ts";
import type { SimilarOffered } from "./similar-offers.tsx";

const PAUSE_MS = 600;
const WATCHED: readonly string[] = [
  ...TYPED_FIELDS,
  ...TYPED_DAYS.flatMap((name) => ["day", "month", "year"].map((part) => `${name}-${part}`)),
];

/**
 * With JavaScript, what the server finds like the report as far as it has been typed: asked after a pause, once for the same
 * words. Null until something has been asked, and while the server has offers of its own. What cannot be had is left: it is
 * asked for on saving anyway.
 */
export function useSimilar(formId: string, isOff: boolean): SimilarOffered | null {
  const [similar, setSimilar] = useState<SimilarOffered | null>(null);
  useEffect(() => {
    const form = document.getElementById(formId);
    if (isOff || !(form instanceof HTMLFormElement)) return;
    let timer = 0;
    let asked = "";
    let stop = new AbortController();
    const ask = async () => {
      const body = typedIn(form);
      if (body === null || body.toString() === asked) return;
      asked = body.toString();
      stop.abort();
      stop = new AbortController();
      try {
        const answer = await fetch("/incidents/new/similar", { method: "POST", body, signal: stop.signal });
        if (answer.ok) setSimilar((await answer.json()) as SimilarOffered);
      } catch {
        asked = "";
      }
    };
    const typed = (event: Event) => {
      const { target } = event;
      if (!(target instanceof HTMLElement) || !WATCHED.includes(target.getAttribute("name") ?? "")) return;
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void ask(), PAUSE_MS);
    };
    form.addEventListener("input", typed);
    form.addEventListener("change", typed);
    return () => {
      window.clearTimeout(timer);
      stop.abort();
      form.removeEventListener("input", typed);
      form.removeEventListener("change", typed);
    };
  }, [formId, isOff]);
  return isOff ? null : similar;
}

/** Null while too little has been typed for anything to be like it. */
function typedIn(form: HTMLFormElement) {
  const given = new FormData(form);
  const text = (name: string) => {
    const value = given.get(name);
    return typeof value === "string" ? value : "";
  };
  if (text("type") === "" || text("happenedOn-year") === "") return null;
  return new URLSearchParams(["formToken", ...WATCHED].map((name) => [name, text(name)]));
}
