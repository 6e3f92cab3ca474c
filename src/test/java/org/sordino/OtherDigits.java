package org.sordino;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.concurrent.Callable;

/** Work on a machine whose people write numbers with the digits of Persian. */
public final class OtherDigits {
  private OtherDigits() {}

  /** What {@code work} gives there. */
  public static <T> T where(Callable<T> work) throws Exception {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("fa-IR"));
    try {
      assertEquals("\u06f1\u06f2", "%d".formatted(12), "a locale without digits of its own");
      return work.call();
    } finally {
      Locale.setDefault(before);
    }
  }
}
