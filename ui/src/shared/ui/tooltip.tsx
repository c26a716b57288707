// A short hint on hover and on keyboard focus, with the shortcut.
import type { ReactElement } from "react";
import { Tooltip, TooltipTrigger } from "react-aria-components";
import { Kbd } from "./kbd.tsx";

const DELAY_MS = 500;

type Props = { text: string; keys?: string | undefined; children: ReactElement };

export function Tip({ text, keys, children }: Props) {
  return (
    <TooltipTrigger delay={DELAY_MS} closeDelay={0}>
      {children}
      <Tooltip className="tooltip" offset={6}>
        {text}
        {keys !== undefined && <Kbd keys={keys} />}
      </Tooltip>
    </TooltipTrigger>
  );
}
