// The whole page over a fake host, opened at an address, with the clock of the fake world.
import { act, render, type RenderResult } from "@testing-library/react";
import { vi } from "vitest";
import { App } from "#/app/app.tsx";
import { router } from "#/app/router.tsx";
import { forgetOpenList } from "#/features/orders/open-list.ts";
import { connect } from "#/shared/host/call.ts";
import { fakeHost, type FakeHost } from "./fake-host.ts";
import { FAKE_NOW } from "./fake-orders.ts";

export const renderApp = async (href: string, host: FakeHost = fakeHost()): Promise<RenderResult & { host: FakeHost }> => {
  vi.setSystemTime(FAKE_NOW);
  forgetOpenList();
  await connect(host);
  router.history.push(href);
  const rendered = render(<App />);
  // A router that was shown before keeps its old place until it is told to look again.
  await act(() => router.load());
  return { host, ...rendered };
};
