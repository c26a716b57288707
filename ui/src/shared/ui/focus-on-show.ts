// Focus that follows the next step of a flow the seller has begun, so that Enter goes on.

/** A ref for the button or field that is meant next; runs once, when it appears. */
export const focusOnShow = (element: HTMLElement | null): void => element?.focus();
