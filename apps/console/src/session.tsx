import { createPortico, dataOf, type Portico, PorticoFailure } from "@portico/sdk";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { type Shown, shownOf } from "./credential.ts";

/** Who has signed in: everything that the console asks for, it asks for as them. */
export interface Session {
  portico: Portico;
  /** What may be shown of the key, or of the token. */
  shown: Shown;
  signOut: () => void;
}

/** A key outlives a reload only where that was asked for, and never the tab. */
const place = "portico.key";
export const keptKey = (): string | null => sessionStorage.getItem(place);
export const keepKey = (apiKey: string): void => sessionStorage.setItem(place, apiKey);
export const dropKey = (): void => sessionStorage.removeItem(place);

/** The client that a key makes. Its requests go to the gateway that served this page, and nowhere else. */
export const clientOf = (apiKey: string): Portico => createPortico({ baseUrl: location.origin, apiKey });

/** Whether a gateway takes the key. A key that may not read connections is a key all the same. */
export const isAccepted = async (apiKey: string): Promise<boolean> => {
  const query = { limit: 1 };
  try {
    await dataOf(clientOf(apiKey).GET("/v1/connections", { params: { query } }));
    return true;
  } catch (error) {
    const code = error instanceof PorticoFailure ? error.code : undefined;
    if (code === "insufficient_scope") return true;
    if (code === "unauthenticated" || code === "invalid_request") return false;
    throw error;
  }
};

const Context = createContext<Session | null>(null);

export const useSession = (): Session => {
  const session = useContext(Context);
  if (session === null) throw new Error("nobody has signed in here");
  return session;
};

/** What is shown to one who has signed in. With them goes all that was loaded for them. */
export const SessionProvider = ({
  apiKey,
  onEnd,
  children,
}: {
  apiKey: string;
  /** Called when they leave, and when the gateway does not take their key any more. */
  onEnd: (why: "left" | "refused") => void;
  children: ReactNode;
}) => {
  const { session, queries } = useMemo(() => {
    const signOut = (): void => onEnd("left");
    return {
      queries: createQueries(() => onEnd("refused")),
      session: { portico: clientOf(apiKey), shown: shownOf(apiKey), signOut },
    };
  }, [apiKey, onEnd]);
  return (
    <Context value={session}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </Context>
  );
};

/** What passes by itself is tried twice more; what is refused is not, and a key that is not taken ends the session. */
const createQueries = (onRefused: () => void): QueryClient => {
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => failures < 2 && error instanceof PorticoFailure && passes.has(error.code),
      },
    },
  });
  queries.getQueryCache().subscribe(({ query }) => {
    const { error } = query.state;
    if (error instanceof PorticoFailure && error.code === "unauthenticated") onRefused();
  });
  return queries;
};

const passes: ReadonlySet<string> = new Set([
  "unreachable",
  "overloaded",
  "storage_unavailable",
  "secrets_unavailable",
]);
