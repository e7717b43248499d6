/**
 * Files that only somebody signed in gets. A link could not carry the access token, which is in
 * memory alone, so the file is fetched. It is taken as a blob, which the browser keeps on its disk
 * when it is large, and no script reads; and only a whole one is saved: the server breaks the
 * connection off when a table cannot be finished, and then nothing is.
 */
import { useMutation } from '@tanstack/react-query';

/** Gives the browser a file to save, as a link to it would. */
function save(content: Blob, filename: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = filename;
  link.click();
  // Not at once: some browsers begin to read only after this task.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

interface Download {
  fetchFile: () => Promise<Blob>;
  filename: string;
}

export function useDownload() {
  return useMutation({
    mutationFn: async ({ fetchFile, filename }: Download) => save(await fetchFile(), filename),
  });
}

/** A file's name from words: `Ann’s Bakery`, `2026-11-01` -> `anns-bakery-2026-11-01.csv`. */
export function csvName(...words: (string | undefined)[]): string {
  const plain = words
    .filter((word) => word !== undefined)
    .join(' ')
    .normalize('NFKD')
    // Accents that came apart from their letters, and apostrophes.
    .replace(/[\p{Mark}'’]/gu, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return `${plain || 'table'}.csv`;
}
