// The frame around every screen: sidebar, the screen itself, status bar.
import { Outlet } from "@tanstack/react-router";

export function Frame() {
  return (
    <div className="app">
      <Outlet />
    </div>
  );
}
