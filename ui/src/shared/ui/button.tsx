// Buttons. `IconButton` always carries a name for readers and a tooltip with its key.
import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import { classNames } from "./class-names.ts";
import { Kbd } from "./kbd.tsx";
import { Tip } from "./tooltip.tsx";

type Look = "default" | "primary" | "ghost" | "danger";
type Size = "sm" | "md" | "lg";

export type ButtonProps = Omit<AriaButtonProps, "className" | "children" | "style"> & {
  children: ReactNode;
  look?: Look;
  size?: Size;
  keys?: string;
  className?: string | undefined;
};

const lookClass = (look: Look, size: Size): string =>
  classNames("btn", look !== "default" && `btn--${look}`, size !== "md" && `btn--${size}`);

export function Button({ children, look = "default", size = "md", keys, className, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={classNames(lookClass(look, size), className)}>
      {children}
      {keys !== undefined && <Kbd keys={keys} />}
    </AriaButton>
  );
}

export type IconButtonProps = Omit<ButtonProps, "children"> & { label: string; icon: ReactNode };

export function IconButton({ label, icon, look = "ghost", size = "md", keys, className, ...rest }: IconButtonProps) {
  return (
    <Tip text={label} keys={keys}>
      <AriaButton {...rest} aria-label={label} className={classNames(lookClass(look, size), "btn--icon", className)}>
        {icon}
      </AriaButton>
    </Tip>
  );
}
