/**
 * Whoever reads what a command prints may go away (`… | head`): what is still printed goes nowhere then, and the command
 * ends as it would have. Other errors of these streams stay errors.
 */
export function outliveReaders(...streams: NodeJS.WritableStream[]): void {
  for (const stream of streams) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
