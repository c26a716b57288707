// The frame around every screen: sidebar, the screen itself, status bar, and the keys of the window.
import { Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { listenToKeyboard } from "#/shared/actions/keyboard.ts";
import { useCall } from "#/shared/host/queries.ts";
import { useSettings } from "#/shared/session/session.ts";
import { Banners } from "./banners.tsx";
import { useFrameActions } from "./frame-actions.ts";
import { Palette } from "./palette.tsx";
import { followScan } from "./scan.ts";
import { Shortcuts } from "./shortcuts.tsx";
import { Sidebar } from "./sidebar.tsx";
import { StatusBar } from "./status-bar.tsx";
import styles from "./frame.module.css";

type Overlay = "palette" | "help" | null;

const useKeyboard = (): void => {
  const navigate = useNavigate();
  const { letterShortcuts } = useSettings();
  useEffect(
    () =>
      listenToKeyboard({
        letterShortcuts: () => letterShortcuts,
        onScan: (code) =>
          void followScan(code, {
            openOrder: (id) => void navigate({ to: "/orders/$id", params: { id }, search: { view: "all" } }),
            searchFor: (text) => void navigate({ to: "/orders", search: { view: "all", text } }),
          }),
      }),
    [letterShortcuts, navigate],
  );
};

/** The first run starts at "Zaczynamy". */
const useStart = (): void => {
  const navigate = useNavigate();
  const firstRun = useCall("app_state", {}).data?.firstRun ?? false;
  useEffect(() => {
    if (firstRun) void navigate({ to: "/welcome" });
  }, [firstRun, navigate]);
};

export function Frame() {
  const { pathname } = useLocation();
  const [overlay, setOverlay] = useState<Overlay>(null);
  useStart();
  useKeyboard();
  useFrameActions({ openPalette: () => setOverlay("palette"), openHelp: () => setOverlay("help") });
  if (pathname === "/welcome") return <Outlet />;
  return (
    <div className="app">
      <Sidebar />
      <div className={styles["main"]}>
        <Banners />
        <Outlet />
      </div>
      <StatusBar onHelp={() => setOverlay("help")} />
      <Palette isOpen={overlay === "palette"} onClose={() => setOverlay(null)} />
      <Shortcuts isOpen={overlay === "help"} onClose={() => setOverlay(null)} />
    </div>
  );
}
