import { z } from "zod/mini";

/** Whose application an address names; null, the first, where it names none or nonsense. */
export function askedApplication({ url }: { url: string }): string | null {
  const asked = z.uuidv7().safeParse(new URL(url).searchParams.get("application"));
  return asked.success ? asked.data : null;
}
