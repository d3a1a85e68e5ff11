import { useCallback, useState } from "react";
import { Redirect, Route, Router, Switch } from "wouter";
import { AuditPage } from "./pages/audit.tsx";
import { ConnectionPage } from "./pages/connection.tsx";
import { ConnectionsPage } from "./pages/connections.tsx";
import { KeysPage } from "./pages/keys.tsx";
import { RequestsPage } from "./pages/requests.tsx";
import { SignInPage } from "./pages/sign-in.tsx";
import { TryItPage } from "./pages/try-it.tsx";
import { dropKey, keepKey, keptKey, SessionProvider } from "./session.tsx";
import { Shell } from "./shell.tsx";

/** The console: a page to sign in on, and behind it the pages of one tenant. */
export const App = () => {
  const [apiKey, setApiKey] = useState(keptKey);
  const [wasRefused, setWasRefused] = useState(false);
  const leave = useCallback((why: "left" | "refused"): void => {
    dropKey();
    setApiKey(null);
    setWasRefused(why === "refused");
  }, []);
  const enter = (key: string, isKept: boolean): void => {
    if (isKept) keepKey(key);
    setApiKey(key);
  };
  if (apiKey === null) return <SignInPage wasRefused={wasRefused} onEnter={enter} />;
  return (
    <SessionProvider apiKey={apiKey} onEnd={leave}>
      <Router base="/console">
        <Shell>
          <Switch>
            <Route path="/" component={ConnectionsPage} />
            <Route path="/connections/:id/:tab?">{({ id, tab }) => <ConnectionPage id={id} tab={tab} />}</Route>
            <Route path="/requests/:id?">{({ id }) => <RequestsPage id={id} />}</Route>
            <Route path="/audit" component={AuditPage} />
            <Route path="/keys" component={KeysPage} />
            <Route path="/try-it" component={TryItPage} />
            <Route>
              <Redirect to="/" replace />
            </Route>
          </Switch>
        </Shell>
      </Router>
    </SessionProvider>
  );
};
