package nl.aldus.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * A stream of the process whose reader can be interrupted while it waits for somebody to type,
 * which that of {@link System#in} cannot. For one thread at a time.
 */
final class InterruptibleInput extends InputStream {

  private final FileChannel channel;

  InterruptibleInput(FileDescriptor descriptor) {
    this.channel = new FileInputStream(descriptor).getChannel();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  /**
   * @throws java.nio.channels.ClosedByInterruptException if the thread is interrupted, which it
   *     remains
   */
  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return length == 0 ? 0 : channel.read(ByteBuffer.wrap(buffer, offset, length));
  }
}
