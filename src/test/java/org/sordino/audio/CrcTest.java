package org.sordino.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CrcTest {
  /** Checksums of the catalogue of parametrised CRC algorithms for "123456789". */
  @Test
  void crc_ofTheDigits_isThatOfTheCatalogue() {
    byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);

    assertEquals(0xF4, Crc.flacHeader(digits, 0, 9)); // CRC-8/SMBUS
    assertEquals(0xFEE8, Crc.flacFrame(digits, 0, 9)); // CRC-16/UMTS
    assertEquals(0x89A1_897FL, Crc.forward(32, 0x04C1_1DB7, digits, 0, 9)); // from 0, as Ogg's
  }
}
