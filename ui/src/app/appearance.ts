// Theme, density and contrast as attributes of <html>, the one place the tokens look at.
import { useEffect } from "react";
import type { Settings } from "#/shared/host/contract.gen.ts";

const darkQuery = "(prefers-color-scheme: dark)";

export const useAppearance = (settings: Settings | null): void => {
  useEffect(() => {
    if (settings === null) return undefined;
    const system = window.matchMedia(darkQuery);
    const apply = (): void => {
      const { dataset } = document.documentElement;
      dataset["theme"] = settings.theme === "system" ? (system.matches ? "dark" : "light") : settings.theme;
      dataset["density"] = settings.density;
      dataset["contrast"] = settings.strongContrast ? "more" : "normal";
    };
    apply();
    system.addEventListener("change", apply);
    return () => system.removeEventListener("change", apply);
  }, [settings]);
};
