import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { InputError, unreadable } from './input.ts';
import type { Tally } from './progress.ts';

/** A file's bytes as a stream, unpacked when its name ends in .gz. InputError when it cannot be read or is cut off. */
export async function* readBytes(file: string, tally: Tally = () => {}): AsyncGenerator<Buffer> {
  const plain = createReadStream(file);
  if (!file.endsWith('.gz')) {
    try {
      for await (const bytes of plain as AsyncIterable<Buffer>) {
        tally(bytes.length);
        yield bytes;
      }
    } catch (error) {
      throw unreadable(file, error);
    }
    return;
  }
  const unpacked = createGunzip();
  plain.on('error', (error) => unpacked.destroy(error));
  plain.on('data', (bytes) => tally(bytes.length));
  try {
    yield* plain.pipe(unpacked) as AsyncIterable<Buffer>;
  } catch (error) {
    throw damaged(file, error as NodeJS.ErrnoException);
  } finally {
    plain.destroy();
  }
}

function damaged(file: string, error: NodeJS.ErrnoException): InputError {
  if (error.code === 'Z_BUF_ERROR')
    return new InputError(`${file}: ends in the middle of its compressed data; fetch it again`);
  if (error.code === 'Z_DATA_ERROR')
    return new InputError(`${file}: is no gzip, or is damaged (${error.message}); fetch it again`);
  return unreadable(file, error);
}
