package org.sordino.dataset;

import java.nio.file.Path;
import java.text.Normalizer;

/**
 * A song of a music folder.
 *
 * @param name the name that split lists and predictions use, like {@code blues.00003}: one line, no
 *     white space at either end, unique within a {@link SongFolder}
 * @param genre the class that it belongs to, the name of its folder
 * @param file where its sound is
 */
public record Song(String name, String genre, Path file) {
  /**
   * Checks that {@code name} survives a list of one name per line.
   *
   * @throws IllegalArgumentException if it does not, or if there is no genre
   */
  public Song {
    if (name.isEmpty()) {
      throw new IllegalArgumentException(file + ": expected a song name, found an empty one");
    }
    for (int i = 0; i < name.length(); i++) {
      if (breaksLists(name, i)) {
        throw new IllegalArgumentException(
            String.format(
                "%s: expected a song name of one line, found the character U+%04X in it",
                file, (int) name.charAt(i)));
      }
    }
    if (genre.isEmpty()) {
      throw new IllegalArgumentException(file + ": expected a genre, found an empty one");
    }
  }

  /**
   * The song in {@code file}, named by the file name without its extension, which is put behind
   * {@code genre} and a dot unless it begins so already: {@code blues/blues.00003.wav} and {@code
   * blues/00003.wav} are both {@code blues.00003}.
   *
   * <p>Whatever a list of one name per line cannot carry (line breaks and other control characters
   * anywhere, white space at either end, and the backslash itself) is written as a backslash,
   * {@code u} and four hexadecimal digits, so that different files keep different names; spaces
   * inside a name stay. Letters are composed (Unicode NFC), because file systems differ in that.
   */
  static Song of(String genre, Path file) {
    String stem = composed(String.valueOf(file.getFileName()));
    int dot = stem.lastIndexOf('.');
    if (dot > 0) {
      stem = stem.substring(0, dot);
    }
    String name = stem.startsWith(genre + ".") ? stem : genre + "." + stem;
    return new Song(escaped(name), genre, file);
  }

  /** {@code text} in Unicode NFC. */
  static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private static String escaped(String name) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '\\' || breaksLists(name, i)) {
        escaped.append(String.format("\\u%04X", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private static boolean breaksLists(String name, int index) {
    char c = name.charAt(index);
    boolean atAnEnd = index == 0 || index == name.length() - 1;
    return Character.isISOControl(c)
        || Character.getType(c) == Character.LINE_SEPARATOR
        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
        || (atAnEnd && Character.isWhitespace(c));
  }
}
