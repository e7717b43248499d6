import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Download } from 'lucide-react';
import { useDownload } from './download';
import { explain } from './problem';

interface DownloadButtonProps {
  label: string;
  filename: string;
  fetchFile: () => Promise<Blob>;
}

/** Fetches a file as whoever is signed in and has the browser save it; says so when it fails. */
export function DownloadButton({ label, filename, fetchFile }: DownloadButtonProps) {
  const download = useDownload();
  return (
    <Button
      variant="default"
      leftSection={<Download size={16} aria-hidden />}
      loading={download.isPending}
      onClick={() =>
        download.mutate(
          { fetchFile, filename },
          {
            onError: (error) => {
              const { title, detail } = explain(error);
              notifications.show({
                color: 'red',
                title: `No file was saved: ${title}`,
                message: detail,
              });
            },
          },
        )
      }
    >
      {label}
    </Button>
  );
}
