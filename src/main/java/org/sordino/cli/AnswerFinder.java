package org.sordino.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sordino.file.MemoryTurns;
import org.sordino.model.Classifier;
import org.sordino.model.GenreClassifier;
import org.sordino.model.SongAnalysis;
import org.sordino.report.SongPages;

/**
 * Finds the answer for a file and, if asked to, writes its page. Safe for use by several threads.
 *
 * @param classifier whom to ask
 * @param minConfidence the least probability of a genre that is known
 * @param pages where the pages of songs go; null if none are wanted
 * @param memory shared by the files that are worked on at the same time
 */
record AnswerFinder(
    Classifier classifier, double minConfidence, @Nullable Pages pages, MemoryTurns memory) {
  AnswerFinder(Classifier classifier, double minConfidence) {
    this(classifier, minConfidence, null, new MemoryTurns());
  }

  AnswerFinder(GenreClassifier classifier, double minConfidence, SongPages pages) {
    this(classifier, minConfidence, new Pages(classifier::analyse, pages), new MemoryTurns());
  }

  /**
   * What a page takes.
   *
   * @param listener whom to ask, who also hands on what was heard
   * @param folder where the pages go
   */
  record Pages(Listener listener, SongPages folder) {}

  /** Listens to songs. */
  @FunctionalInterface
  interface Listener {
    /** What is heard of {@code file} and said of it. */
    SongAnalysis analyse(Path file) throws IOException;
  }

  /**
   * What was found.
   *
   * @param answer the answer
   * @param unwritten why its page could not be written, if so
   */
  record Found(Answer answer, @Nullable IOException unwritten) {}

  /** The answer for {@code input}, the {@code number}th of all from 0. */
  Found find(int number, Input input) {
    Path file = input.file();
    return input.attempt(memory, () -> found(number, file), reason -> failed(number, file, reason));
  }

  private Found found(int number, Path file) throws IOException {
    if (pages != null) {
      return written(number, file, pages.listener().analyse(file), pages.folder());
    }
    return new Found(Answer.of(file, classifier.classify(file), minConfidence), null);
  }

  private Found written(int number, Path file, SongAnalysis song, SongPages target)
      throws IOException {
    Answer answer = Answer.of(file, song.classification(), minConfidence);
    try {
      target.write(number, file, song);
      return new Found(answer, null);
    } catch (SongPages.UnreadableSongException e) {
      throw e; // a failure of this song: the others get their pages
    } catch (IOException e) {
      return new Found(answer, e);
    }
  }

  private Found failed(int number, Path file, String error) {
    if (pages != null) {
      pages.folder().fail(number, file, error);
    }
    return new Found(Answer.failed(file, error), null);
  }
}
