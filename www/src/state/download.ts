/** Hands a text to the browser's own "save". */
export function saveText(name: string, type: string, text: string): void {
  saveBlob(name, new Blob([text], { type }));
}

/** The same for anything. */
export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  // The download has taken the address by then; revoking at once loses it in WebKit.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
