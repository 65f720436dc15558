/** Time a browser has to take a file over before its address is given back. */
const KEPT_MS = 60_000;

/** Hands the user a text file, made in this page: no host and no permission has a part in it. */
export function download(name: string, content: string, type = 'text/csv;charset=utf-8'): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
