import { createConnector } from "@portico/connector";
import { expect, test } from "vitest";
import { goldenAccount, goldenDesk, goldenHttp } from "../testing/golden-desk.ts";
import { codeOf, openServices } from "../testing/open-services.ts";

const now = (): number => Date.UTC(2026, 10, 24);
const dayMs = 24 * 60 * 60_000;

test("a delta goes on after a month, and after its tenant's key was rotated, for as long as that key is kept; then it is told to begin anew", async () => {
  const connector = createConnector({ http: goldenHttp, now, random: () => 0, sleep: async () => {} });
  const { deps, services, clock, openTenant, close } = await openServices({ connector, providers: [goldenDesk] });
  try {
    const ctx = await openTenant("Acme");
    const { id } = await services.connections.create(ctx, goldenAccount);
    const whole = await services.contacts.list(ctx, id, {}, { limit: 100 });
    expect(whole.data).toHaveLength(12);
    const later = () => services.contacts.list(ctx, id, {}, { limit: 100, cursor: whole.delta_cursor ?? "none" });

    clock.ms += 30 * dayMs;
    expect(await later()).toMatchObject({ data: [], next_cursor: null, walk: { complete: true } });
    await services.rotations.create({ kind: "tenant_key", tenant_id: ctx.tenantId });
    expect(await services.rotations.work(ctx.signal)).toBe(true);
    clock.ms += 89 * dayMs;
    const sweep = async (): Promise<void> => {
      await services.rotations.sweep();
      deps.vault.setEpoch(await deps.db.keyEpoch());
    };
    await sweep();
    expect(await later()).toMatchObject({ data: [], delta_cursor: expect.any(String) });

    clock.ms += 2 * dayMs;
    await sweep();
    expect(await codeOf(later())).toBe("cursor_expired");
    expect((await services.contacts.list(ctx, id, {}, { limit: 100 })).data).toHaveLength(12);
  } finally {
    await close();
  }
});
