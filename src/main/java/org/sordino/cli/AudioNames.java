package org.sordino.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Which files of a folder are taken for audio; what they are is decided by their content. */
final class AudioNames {
  private static final Set<String> EXTENSIONS = Set.of("wav", "au", "aif", "aiff", "mp3", "ogg");

  private AudioNames() {}

  static boolean isAudio(Path file) {
    String name = String.valueOf(file.getFileName());
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && EXTENSIONS.contains(extension);
  }
}
