package org.sordino.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.dataset.Song;
import org.sordino.dataset.SongDatasetName;

/** Two genres, two songs of each; songs are files without sound, as none is opened. */
class SongSelectionTest {
  @TempDir private Path temp;

  @BeforeEach
  void writeSongs() throws IOException {
    write("data", "blues", 0, 1);
    write("data", "rock", 0, 1);
  }

  private void write(String folder, String genre, int... numbers) throws IOException {
    Path songs = Files.createDirectories(temp.resolve(folder).resolve(genre));
    for (int number : numbers) {
      Files.writeString(songs.resolve("%s.0000%d.wav".formatted(genre, number)), "");
    }
  }

  private List<String> all(int songsPerClass, String... extra) throws IOException {
    List<Path> folders = Arrays.stream(extra).map(temp::resolve).toList();
    return new SongSelection(
            SongDatasetName.GTZAN,
            temp.resolve("data"),
            List.of(),
            songsPerClass,
            folders,
            temp.resolve("cache"))
        .all().songs().stream().map(Song::name).toList();
  }

  @Test
  void all_ofSeveralFurtherFolders_hasTheSongsOfEach() throws IOException {
    write("more", "blues", 2);
    write("others", "rock", 3, 4);

    assertEquals(
        List.of(
            "blues.00000",
            "blues.00001",
            "rock.00000",
            "rock.00001",
            "blues.00002",
            "rock.00003",
            "rock.00004"),
        all(0, "more", "others"));
  }

  @Test
  void all_ofTheDataFolderAgain_hasTheSongsThatWereNotSelected() throws IOException {
    assertEquals(List.of("blues.00000", "rock.00000", "blues.00001", "rock.00001"), all(1, "data"));
  }

  @Test
  void all_ofTwoFurtherFoldersWithSongsOfOneName_isRefused() throws IOException {
    write("more", "blues", 2);
    write("others", "blues", 2);

    String message = assertThrows(IOException.class, () -> all(0, "more", "others")).getMessage();

    assertEquals(
        "%s: a song named blues.00002 is %s too"
            .formatted(
                temp.resolve("others/blues/blues.00002.wav"),
                temp.resolve("more/blues/blues.00002.wav")),
        message);
  }
}
