import { createContext } from "react";

/** The nonce of this response's scripts; in the browser there is none to give. */
export const NonceContext = createContext<string | undefined>(undefined);
