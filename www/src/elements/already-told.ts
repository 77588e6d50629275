/**
 * For actions that say bad news in a toast by themselves: their promise is only a signal to the caller, and a control that
 * does not wait for it ends it here, so that the same news is not also reported as unhandled.
 */
export function alreadyTold(action: Promise<unknown>): void {
  action.catch(() => undefined);
}
