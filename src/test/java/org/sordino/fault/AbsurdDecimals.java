package org.sordino.fault;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Numbers as a lying text has them, in place of those that are there: {@link
 * Mutation#ABSURD_NUMBERS} does the same to binary headers. Such a text is read to its end, as
 * damaged bytes of JSON or YAML hardly ever are.
 */
final class AbsurdDecimals {
  private static final List<String> NUMBERS =
      List.of("99999999999", "2147483647", "65000", "0", "-1", "1e308", "0.5");

  private static final Pattern ANY = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");

  /** Or the long lists, which most numbers are in, would take them all. */
  private static final Pattern OF_A_KEY = Pattern.compile("(?<=: ?)" + ANY);

  private static final Pattern TEXT = Pattern.compile(".*\\.(jsonl?|yaml|csv)");

  private AbsurdDecimals() {}

  /** Whether a file of that name is text with numbers in it. */
  static boolean fit(String name) {
    return TEXT.matcher(name).matches();
  }

  /** A copy of {@code content} with one, two or four other numbers, as far as there are any. */
  static byte[] damaged(byte[] content, Random random) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    for (int i = 1 << random.nextInt(3); i > 0; i--) {
      List<MatchResult> numbers = OF_A_KEY.matcher(text).results().toList();
      if (numbers.isEmpty() || random.nextInt(4) == 0) {
        numbers = ANY.matcher(text).results().toList();
      }
      if (!numbers.isEmpty()) {
        MatchResult number = numbers.get(random.nextInt(numbers.size()));
        String absurd = NUMBERS.get(random.nextInt(NUMBERS.size()));
        text = text.substring(0, number.start()) + absurd + text.substring(number.end());
      }
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
