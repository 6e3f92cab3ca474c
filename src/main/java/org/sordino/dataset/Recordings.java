package org.sordino.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Songs gathered by exact recording: what must not be torn apart when songs are divided.
 *
 * <p>A genre's recordings come in a shuffled order that the split seed decides. It is frozen: the
 * order of {@link SeededOrder} over the first name, by {@link String#compareTo}, of each
 * recording's songs of that genre.
 */
final class Recordings {
  /** Songs that are bit-identical; nearly always a single one. */
  static final class Recording {
    private final List<Song> songs = new ArrayList<>();

    /** Its songs, by name. */
    List<Song> songs() {
      return songs;
    }

    int size() {
      return songs.size();
    }

    /** How many of its songs are of {@code genre}. */
    int size(String genre) {
      return (int) songs.stream().filter(song -> song.genre().equals(genre)).count();
    }

    private String firstName(String genre) {
      return songs.stream()
          .filter(song -> song.genre().equals(genre))
          .map(Song::name)
          .findFirst()
          .orElseThrow();
    }
  }

  /** How many repeated recordings a note names. */
  private static final int EXAMPLES = 10;

  private final List<Recording> all;
  private final Map<String, List<Recording>> byGenre = new TreeMap<>();

  /**
   * Gathers {@code songs}.
   *
   * @param identities see {@link SplitRule#apply}
   * @throws IllegalArgumentException if there is no song, or two have the same name
   */
  Recordings(List<Song> songs, Map<String, String> identities, long splitSeed) {
    if (songs.isEmpty()) {
      throw new IllegalArgumentException("--split: expected songs to divide, found none");
    }
    // Two maps, because a song's name could equal another recording's identity.
    Map<String, Recording> known = new HashMap<>();
    Set<String> names = new HashSet<>();
    List<Recording> gathered = new ArrayList<>();
    for (Song song : songs.stream().sorted(Comparator.comparing(Song::name)).toList()) {
      if (!names.add(song.name())) {
        throw new IllegalArgumentException("--split: two songs are named " + song.name());
      }
      String identity = identities.get(song.name());
      Recording recording = identity == null ? null : known.get(identity);
      if (recording == null) {
        recording = new Recording();
        gathered.add(recording);
        if (identity != null) {
          known.put(identity, recording);
        }
      }
      recording.songs.add(song);
    }
    all = List.copyOf(gathered);
    for (String genre : songs.stream().map(Song::genre).distinct().sorted().toList()) {
      SeededOrder order = new SeededOrder(splitSeed, genre);
      byGenre.put(
          genre,
          order.sorted(
              all.stream().filter(recording -> recording.size(genre) > 0).toList(),
              recording -> recording.firstName(genre)));
    }
  }

  /** Every recording, by the name of its first song. */
  List<Recording> all() {
    return all;
  }

  /** The genres, sorted by name. */
  List<String> genres() {
    return List.copyOf(byGenre.keySet());
  }

  /** The recordings with a song of {@code genre}, shuffled by the split seed. */
  List<Recording> shuffled(String genre) {
    return byGenre.getOrDefault(genre, List.of());
  }

  /**
   * Checks that every genre has recordings enough.
   *
   * @throws IllegalArgumentException naming the first that has not
   */
  void requireAtLeast(int needed, SplitRule rule) {
    for (String genre : genres()) {
      int recordings = shuffled(genre).size();
      int songs = shuffled(genre).stream().mapToInt(recording -> recording.size(genre)).sum();
      if (recordings < needed) {
        throw new IllegalArgumentException(
            String.format(
                "--split %s: expected at least %d songs of every genre, found %d of %s%s",
                rule,
                needed,
                recordings,
                genre,
                recordings == songs ? "" : " (" + songs + " with exact duplicates)"));
      }
    }
  }

  /** The split that puts every recording's songs into the part that {@code choice} names. */
  Split split(Function<Recording, Part> choice) {
    Map<Part, List<String>> names = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      names.put(part, new ArrayList<>());
    }
    for (Recording recording : all) {
      List<String> part = names.getOrDefault(choice.apply(recording), List.of());
      recording.songs.forEach(song -> part.add(song.name()));
    }
    names.values().forEach(part -> part.sort(NaturalOrder.INSTANCE));
    return new Split(
        names.getOrDefault(Part.TRAIN, List.of()),
        names.getOrDefault(Part.VALIDATION, List.of()),
        names.getOrDefault(Part.TEST, List.of()));
  }

  /** Notes on the recordings that are there more than once; empty if none is. */
  List<String> duplicateNotes() {
    List<Recording> repeated = all.stream().filter(recording -> recording.size() > 1).toList();
    if (repeated.isEmpty()) {
      return List.of();
    }
    String examples =
        repeated.stream()
            .limit(EXAMPLES)
            .map(
                recording ->
                    recording.songs().stream().map(Song::name).collect(Collectors.joining(" = ")))
            .collect(Collectors.joining(", "));
    return List.of(
        String.format(
            "recordings that are there more than once: %d, each kept in one part (%s%s)",
            repeated.size(), examples, repeated.size() > EXAMPLES ? ", ..." : ""));
  }
}
