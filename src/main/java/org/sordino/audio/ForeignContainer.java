package org.sordino.audio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Containers, mostly of films, that are not read. Without them being known, frames of MPEG audio
 * inside would be found and heard in pieces.
 *
 * @param start what the file starts with, in hexadecimal digits
 * @param name for people
 */
record ForeignContainer(String start, String name) {
  private static final int PACKET = 188;
  private static final int PACKETS = 5;

  private static final List<ForeignContainer> KNOWN =
      List.of(
          new ForeignContainer("1a45dfa3", "Matroska or WebM"),
          new ForeignContainer("464c5601", "a film in Flash video"),
          new ForeignContainer("000001ba", "a film in an MPEG program stream"),
          new ForeignContainer("000001b3", "a film in MPEG video"),
          new ForeignContainer("3026b2758e66cf11", "Windows Media"),
          new ForeignContainer("2e524d46", "RealMedia"));

  /** What the file is in, in words; null if it is none of these. */
  static @Nullable String of(InputFile file) throws IOException {
    String start = file.text(0, 12);
    String digits = HexFormat.of().formatHex(start.getBytes(StandardCharsets.ISO_8859_1));
    for (ForeignContainer container : KNOWN) {
      if (digits.startsWith(container.start())) {
        return container.name();
      }
    }
    if (start.startsWith("RIFF") && start.endsWith("AVI ")) {
      return "a film in AVI";
    }
    String box = start.length() < 8 ? "" : start.substring(4, 8);
    if (box.equals("moov") || box.equals("mdat") || box.equals("wide")) {
      return "a film in QuickTime";
    }
    return isTransportStream(file) ? "a film in an MPEG transport stream" : null;
  }

  private static boolean isTransportStream(InputFile file) throws IOException {
    for (long packet = 0; packet < PACKETS; packet++) {
      if (!file.text(packet * PACKET, 1).equals("G")) {
        return false;
      }
    }
    return true;
  }
}
