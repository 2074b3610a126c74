import { File, FileArchive, FileImage, FileMusic, FileSpreadsheet, FileText, FileVideo, Mail } from 'lucide-react';
import type { ReactNode } from 'react';

export interface FileMarkProps {
  /** Media type. */
  type: string;
  thumbnail?: string | undefined;
}

/** What a file is, at a glance: a small picture of it, or a mark of its kind. */
export const FileMark = ({ type, thumbnail }: FileMarkProps) => {
  if (thumbnail !== undefined) {
    return (
      <img
        alt=""
        className="size-8 shrink-0 rounded-chip border border-line object-cover"
        loading="lazy"
        src={thumbnail}
      />
    );
  }
  return (
    <span aria-hidden className="flex size-8 shrink-0 items-center justify-center rounded-chip bg-sunken text-text-3">
      {marks.find(([pattern]) => pattern.test(type))?.[1]}
    </span>
  );
};

const look = { size: 16, strokeWidth: 1.75 };

const marks: readonly (readonly [RegExp, ReactNode])[] = [
  [/^image\//, <FileImage key="image" {...look} />],
  [/^video\//, <FileVideo key="video" {...look} />],
  [/^audio\//, <FileMusic key="audio" {...look} />],
  [/spreadsheet|excel|csv/, <FileSpreadsheet key="sheet" {...look} />],
  [/^application\/(zip|x-7z|gzip|x-tar|vnd\.rar|x-rar)/, <FileArchive key="archive" {...look} />],
  [/^message\//, <Mail key="mail" {...look} />],
  [/^text\/|pdf|word|document|presentation|rtf/, <FileText key="text" {...look} />],
  [/^/, <File key="file" {...look} />],
];
