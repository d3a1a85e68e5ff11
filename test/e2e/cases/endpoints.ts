import { describe, expect, test } from "vitest";
import { providerNamed } from "../../conformance/provider-named.ts";
import type { Connection, Deployment } from "../deployment.ts";
import { isGuarded } from "../endpoints/guarded.ts";
import { scripts } from "../endpoints/scripts.ts";
import { at, filled, filledPath, type Step } from "../endpoints/step.ts";
import type { Vendor } from "../help-desks.ts";
import type { Parts } from "../http.ts";

/** Whatever a help desk's API can do is reached: each endpoint that is documented answers through the proxy. */
export const endpointCases = (deployment: () => Deployment): void => {
  describe.each(scripts)("$title", ({ provider, script }) => {
    test("every documented endpoint answers through the proxy, but those that are guarded", async () => {
      const account = await deployment().helpDesks.openAccount(script.account, provider);
      const connection = await (await deployment().openTenant()).connect(account, { plan: null });
      const archived = (await account.tickets()).find((mark) => mark.archived)?.id;
      const kept = new Map<string, unknown>(Object.entries({ archived, ...script.kept }));
      await account.forgetCalls();
      const passed: string[] = [];
      for (const step of script.steps) passed.push(...(await take(step, kept, provider, connection)));
      // What is guarded is not even asked of the help desk, and what is not is asked for once.
      expect((await account.calls()).map(({ method, path }) => `${method} ${path}`)).toEqual(passed);
    });
  });
};

/** Takes one step, keeps of its answer what is to be kept, and names the call that must have reached the help desk. */
const take = async (
  step: Step,
  kept: Map<string, unknown>,
  provider: Vendor,
  connection: Connection,
): Promise<string[]> => {
  const [call, due, { keep = {} } = {}] = step;
  const [method = "", path = ""] = call.split(/ (.*)/s, 2);
  const native = `/api/v2${filledPath(path, kept)}`;
  const guarded = isGuarded(providerNamed(provider), method, native);
  const { status, text } = await connection.send(method, `/proxy${native}`, partsOf(step, kept));
  expect({ call, status, text }).toEqual({ call, status: guarded ? 403 : due, text: expect.any(String) });
  const body: unknown = /^[[{]/.test(text) ? JSON.parse(text) : null;
  for (const [name, keys] of Object.entries(keep)) kept.set(name, at(body, keys));
  return guarded ? [] : [`${method} ${native.replace(/\?.*$/, "")}`];
};

const partsOf = ([, , { body, file } = {}]: Step, kept: ReadonlyMap<string, unknown>): Parts => {
  if (file === undefined) return body === undefined ? {} : { json: filled(body, kept) };
  const form = new FormData();
  for (const [name, value] of Object.entries(body ?? {})) form.append(name, String(filled(value, kept)));
  form.append(file, new File(["name,email\n"], "people.csv", { type: "text/csv" }));
  return { body: form };
};
