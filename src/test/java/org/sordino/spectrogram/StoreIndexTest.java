package org.sordino.spectrogram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreIndexTest {
  private static final StoreIndex INDEX =
      new StoreIndex(
          FeatureSettings.gtzan(Scale.DECIBEL),
          List.of(
              new StoreIndex.Entry(
                  "blues.00000", "1323044 89abcdef01234567", 1291, "00ff00ff00ff00ff"),
              new StoreIndex.Entry("Café 🎵", "9 0", 1, "0123456789abcdef")),
          List.of(
              new StoreIndex.Failure(
                  "jazz.00054", "44 1", "jazz.00054.wav: expected sound, found 0 samples")));

  @Test
  void parse_itsBytes_isTheSameIndex() throws IOException {
    assertEquals(INDEX, StoreIndex.parse(INDEX.bytes()));
  }

  @Test
  void parse_cutAnywhere_isRefused() {
    byte[] whole = INDEX.bytes();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(IOException.class, () -> StoreIndex.parse(cut), length + " bytes");
    }
  }

  @Test
  void parse_settingsThatNoTransformFollows_namesThem() {
    byte[] bytes = INDEX.bytes();
    bytes[7] = 3; // the last byte of the frame, 1024
    String message = assertThrows(IOException.class, () -> StoreIndex.parse(bytes)).getMessage();
    assertTrue(message.startsWith("frame: expected a power of two"), message);
  }
}
