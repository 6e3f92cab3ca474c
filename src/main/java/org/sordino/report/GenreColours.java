package org.sordino.report;

import java.util.List;
import org.sordino.model.Classification;

/**
 * The colours of genres, which repeat after six. A genre has the same one in all songs of a model.
 *
 * @param genres in the order of the alphabet
 */
record GenreColours(List<String> genres) {
  /** Copies the list. */
  GenreColours {
    genres = List.copyOf(genres);
  }

  /** The colours of all genres of the model that said {@code found}. */
  static GenreColours of(Classification found) {
    return new GenreColours(found.probabilities().keySet().stream().sorted().toList());
  }

  /** The colour of {@code genre} for a style sheet: {@code #0072b2}. */
  String of(String genre) {
    return "#%06x".formatted(Look.of(genres.indexOf(genre)).colour().getRGB() & 0xFFFFFF);
  }
}
