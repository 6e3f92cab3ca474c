package org.sordino.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sordino.model.NotFiniteException;

class ReasonTest {
  static Stream<Arguments> foreseen() {
    return Stream.of(
        Arguments.of(new AccessDeniedException("a/b"), "a/b: permission denied"),
        Arguments.of(new NoSuchFileException("a/b"), "a/b: no such file or folder"),
        Arguments.of(new FileAlreadyExistsException("a"), "a: expected a folder, found a file"),
        Arguments.of(new NotDirectoryException("a"), "a: not a folder"),
        Arguments.of(new DirectoryNotEmptyException("a"), "a: a folder that is not empty"),
        Arguments.of(new FileSystemException("a", null, "No space\nleft"), "a: No space left"),
        Arguments.of(
            new UncheckedIOException(new NoSuchFileException("a")), "a: no such file or folder"),
        Arguments.of(new IOException("a: cut"), "a: cut"),
        Arguments.of(new IOException((String) null), "no reason given"),
        Arguments.of(new NotFiniteException("not finite"), "not finite"),
        Arguments.of(
            new IllegalArgumentException(" --loss: expected\r\n  one "), "--loss: expected one"));
  }

  @ParameterizedTest
  @MethodSource("foreseen")
  void of_whatIsForeseen_isInOneLine(Exception problem, String expected) {
    assertEquals(new Reason(expected, false), Reason.of(problem));
  }

  @Test
  void of_anythingElse_isTheProgramsFault() {
    assertEquals(
        new Reason("internal error: IllegalStateException: out of step", true),
        Reason.of(new IllegalStateException("out of\nstep")));
  }
}
