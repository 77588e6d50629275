/** Hands a text to the browser's own "save". */
export function saveText(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  // The download has taken the address by then; revoking at once loses it in WebKit.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
