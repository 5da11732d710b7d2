import { useRouteLoaderData } from "@remix-run/react";
import type { ResetShown } from "../session/reset-notice.tsx";
import type { DemonstrationCard } from "#app/domain/access/demonstration-card.ts";
import type { NavigationEntry } from "#app/domain/access/navigation.ts";

/** What every page may show around its own content. Null parts while nobody is signed in. */
export type RootData = {
  partnership: { id: string; name: string } | null;
  partnerships: { id: string; name: string }[];
  userName: string | null;
  /** Notifications not read yet; null for somebody with no part in a partnership. */
  unread: number | null;
  formToken: string | null;
  navigation: NavigationEntry[];
  /** What the form before this page saved, in words. */
  saved: string | null;
  /** Whether the page answers a form that was not taken. */
  formFailed: boolean;
  /** Ways in that somebody else made for this user, and that they have not acknowledged. */
  resets: ResetShown[];
  /** Only of a database that was born as one. Its cards while nobody is signed in, and none where others may come. */
  demonstration: { cards: DemonstrationCard[] } | null;
};

export function useRootData(): RootData | undefined {
  return useRouteLoaderData<() => RootData>("root");
}
