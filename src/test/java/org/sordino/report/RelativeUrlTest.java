package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativeUrlTest {
  @ParameterizedTest
  @CsvSource({
    "/a/page.html, /a/song.mp3, ./song.mp3",
    "/a/b/page.html, /a/song.mp3, ../song.mp3",
    "/a/b/page.html, /c/d/song.mp3, ../../c/d/song.mp3",
    "/a/page.html, /a/page-files/0001.html, ./page-files/0001.html",
    "/page.html, /a/../b/song.mp3, ./b/song.mp3",
    "/a/page.html, /a/12:30.mp3, ./12:30.mp3",
    "/a/page.html, '/a/100% #1? a+b.mp3', './100%25%20%231%3F%20a+b.mp3'",
    "/a/page.html, '/a/\"<&>''.mp3', './%22%3C&%3E''.mp3'",
    "/a/page.html, '/a/a\nb\\.mp3', './a%0Ab%5C.mp3'"
  })
  void of_aPathOfUnix_isEncoded(String page, String target, String expected) {
    assumeTrue(Path.of("/").getFileSystem().getSeparator().equals("/"), "other paths here");
    assertEquals(expected, RelativeUrl.of(Path.of(page), Path.of(target)));
  }

  @Test
  void of_lettersBeyondAscii_areTheirBytesInUtf8() {
    assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "other names here");
    assertEquals(
        "./%E6%84%9B%20%C3%A9.ogg", RelativeUrl.of(Path.of("page.html"), Path.of("愛 é.ogg")));
  }
}
