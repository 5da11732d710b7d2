import { useRouteLoaderData } from "@remix-run/react";
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
};

export function useRootData(): RootData | undefined {
  return useRouteLoaderData<() => RootData>("root");
}
