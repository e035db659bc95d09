import { expect, test } from 'vitest';
import { isBusy, translateError } from '../../../src/storage/sqlite/errors.ts';

const failed = (code: string) => Object.assign(new Error('attempt to do something'), { code });

test.each([
  ['SQLITE_READONLY', 'cannot be written'],
  ['UNKNOWN_SQLITE_ERROR_1544', 'cannot be written'],
  ['UNKNOWN_SQLITE_ERROR_517', 'is being written by another process'],
  ['SQLITE_IOERR_WRITE', 'cannot be read or written'],
])('%s means that the database %s, whether or not the driver has a name for it', (code, reason) => {
  expect(translateError(failed(code), 'x.db')).toMatchObject({
    code: 'STORE_UNAVAILABLE',
    message: `The database x.db ${reason}.`,
  });
});

test('another process is told from other reasons', () => {
  const codes = ['SQLITE_BUSY', 'UNKNOWN_SQLITE_ERROR_517', 'UNKNOWN_SQLITE_ERROR_1544', 'SQLITE_ERROR'];
  expect(codes.map((code) => isBusy(failed(code)))).toEqual([true, true, false, false]);
});
