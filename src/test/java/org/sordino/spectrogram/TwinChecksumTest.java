package org.sordino.spectrogram;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TwinChecksumTest {
  /** What the catalogues of cyclic checksums give for this text: cbf43926 and e3069283. */
  private static final byte[] DIGITS = "123456789".getBytes(StandardCharsets.US_ASCII);

  @Test
  void of_digits_isBothPublishedChecksums() {
    ByteBuffer bytes = ByteBuffer.wrap(DIGITS);

    assertEquals("cbf43926e3069283", TwinChecksum.of(bytes));
    assertEquals(9, bytes.remaining());
  }

  @Test
  void update_inPieces_isTheSame() {
    TwinChecksum checksum = new TwinChecksum();
    checksum.update(Arrays.copyOf(DIGITS, 5));
    checksum.update(DIGITS, 5, 4);

    assertEquals("cbf43926e3069283", checksum.toString());
  }
}
