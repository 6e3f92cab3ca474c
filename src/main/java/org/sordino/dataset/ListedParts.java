package org.sordino.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sordino.dataset.Recordings.Recording;

/** Keeps of the songs what lists name, in the parts that the lists say. */
final class ListedParts {
  private final SplitRule.Lists rule;
  private final Split listed;

  ListedParts(SplitRule.Lists rule, Split listed) {
    this.rule = rule;
    this.listed = listed;
  }

  AppliedSplit choose(Recordings recordings) {
    Map<String, Part> parts = new HashMap<>();
    for (Part part : Part.values()) {
      listed.part(part).forEach(name -> parts.put(name, part));
    }
    Set<String> present =
        recordings.all().stream()
            .flatMap(recording -> recording.songs().stream())
            .map(Song::name)
            .collect(Collectors.toSet());
    Split split =
        new Split(
            kept(listed.train(), present),
            kept(listed.validation(), present),
            kept(listed.test(), present));
    if (split.train().isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              "--split %s: expected songs to train on, found none of the %d names of its train list"
                  + " in the data%s",
              rule,
              listed.train().size(),
              listed.train().isEmpty()
                  ? ""
                  : " (the list has names like %s, the data has names like %s)"
                      .formatted(listed.train().get(0), least(present))));
    }
    List<String> notes = new ArrayList<>();
    int used = split.train().size() + split.validation().size() + split.test().size();
    if (used < parts.size()) {
      notes.add(
          (parts.size() - used) + " of " + parts.size() + " listed songs are not in the data");
    }
    if (used < present.size()) {
      notes.add(
          (present.size() - used)
              + " of "
              + present.size()
              + " songs of the data are on no list and left out");
    }
    for (Recording recording : recordings.all()) {
      List<Song> songs =
          recording.songs().stream().filter(song -> parts.containsKey(song.name())).toList();
      Set<Part> torn = new TreeSet<>();
      songs.forEach(song -> torn.add(parts.get(song.name())));
      if (torn.size() > 1) {
        notes.add(
            "one recording in several parts, as the lists say: "
                + songs.stream()
                    .map(song -> song.name() + " (" + parts.get(song.name()) + ")")
                    .collect(Collectors.joining(" = ")));
      }
    }
    // Also those that are not here: they may be among songs that only train.
    return new AppliedSplit(split, AppliedSplit.validationAndTest(listed), notes);
  }

  private static String least(Set<String> names) {
    return names.stream().min(NaturalOrder.INSTANCE).orElse("none");
  }

  private static List<String> kept(List<String> names, Set<String> present) {
    return names.stream().filter(present::contains).sorted(NaturalOrder.INSTANCE).toList();
  }
}
