package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.audio.Audio;
import org.sordino.audio.WavFile;
import org.sordino.file.Json;

class SongSectionTest {
  @TempDir Path temp;

  /** An experiment of two genres, whose songs are to be in {@link #songs}. */
  private Path experimentOfSongs() throws IOException {
    Path folder = WrittenExperiment.finished(temp.resolve("x"), WrittenExperiment.SMALL);
    Path file = folder.resolve("runs/nnet1/cross-entropy/seed-1/config.json");
    ObjectNode config = Json.read(file, ObjectNode.class);
    config.put("data", songs().toString());
    config.putArray("classes").add("waltz").add("techno");
    Files.writeString(file, config.toString());
    return folder;
  }

  private Path songs() {
    return temp.resolve("songs");
  }

  private void writeSongs() throws IOException {
    for (String genre : List.of("waltz", "techno")) {
      for (int song = 1; song <= 2; song++) {
        WavFile.write(
            songs().resolve(genre).resolve("%s.0000%d.wav".formatted(genre, song)),
            new Audio(new float[3 * 22_050], 22_050));
      }
    }
  }

  private static List<String> pictures(String page) throws Exception {
    return Xml.figures(page).stream().filter(name -> name.startsWith("song-")).toList();
  }

  @Test
  void songs_thatAreWhereTheyWere_areShown() throws Exception {
    Path folder = experimentOfSongs();
    assertFalse(Xml.headings(ExperimentReport.of(folder).html()).contains("Songs"));

    writeSongs();

    String html = ExperimentReport.of(folder).html();
    assertTrue(Xml.headings(html).contains("Songs"));
    assertEquals(List.of("song-waltz-00001", "song-techno-00001"), pictures(html));
    assertFalse(html.contains("Without a picture"), html);
  }

  @Test
  void songs_ofWhichOneCannotBeRead_areShownWithoutIt() throws Exception {
    Path folder = experimentOfSongs();
    writeSongs();
    Files.writeString(songs().resolve("waltz/waltz.00001.wav"), "no sound");

    String html = ExperimentReport.of(folder).html();

    assertEquals(List.of("song-techno-00001"), pictures(html));
    assertTrue(html.contains("because it cannot be read: waltz.00001."), html);
  }

  @Test
  void songs_ofWhichNoneCanBeRead_haveNoSection() throws Exception {
    Path folder = experimentOfSongs();
    writeSongs();
    for (String genre : List.of("waltz", "techno")) {
      Files.writeString(songs().resolve(genre).resolve(genre + ".00001.wav"), "no sound");
    }

    assertFalse(Xml.headings(ExperimentReport.of(folder).html()).contains("Songs"));
  }
}
