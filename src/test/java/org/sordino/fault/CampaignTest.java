package org.sordino.fault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sordino.audio.AudioException;
import org.sordino.audio.Bytes;

/** A small campaign over every format, and that a campaign would find what it looks for. */
class CampaignTest {
  private static final Specimen SPECIMEN = new Specimen("a.txt", new byte[100], Repair.NONE);

  /** What is no damage and refused all the same. */
  private static final List<String> REFUSED =
      List.of("bomb.yaml", "fragments.m4a", "alac.m4a", "flac.ogg");

  @TempDir Path folder;
  @TempDir Path work;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private int faults(List<Specimen> specimens, int count, Trial trial)
      throws IOException, InterruptedException {
    return faults(Target.of("test", work, specimens, trial), count);
  }

  private int faults(Target target, int count) throws IOException, InterruptedException {
    return new Campaign(1, folder, new PrintStream(printed)).run(target, count);
  }

  /** None has a fault, and not all come to the same, as where nothing is damaged or all is lost. */
  private void assertReadOrRefused(List<Target> targets, int each)
      throws IOException, InterruptedException {
    Campaign campaign = new Campaign(1, folder, new PrintStream(printed));
    for (Target target : targets) {
      campaign.run(target, each);
    }
    String summary = campaign.summary();
    assertTrue(
        summary.matches(".* [1-9]\\d* read, [1-9]\\d* refused, 0 faults, .*"),
        () -> summary + printed);
  }

  @Test
  void audio_damagedAtRandom_isReadOrRefused() throws IOException, InterruptedException {
    assertReadOrRefused(List.of(AudioFaults.target(work)), 300);
  }

  /** So that a file that is new to the tests of decoders is damaged, too. */
  @Test
  void audio_thatDecodersAreTestedWith_isDamaged() throws IOException {
    Set<String> expected = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/org/sordino/audio"))) {
      files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !name.matches(".*\\.(md|png|py)"))
          .forEach(expected::add);
    }
    expected.removeAll(List.of("clicks.flac", "parametric-stereo.flac")); // to compare with
    Set<String> found = new TreeSet<>();
    AudioFaults.specimens().forEach(specimen -> found.add(specimen.name()));

    assertTrue(found.containsAll(expected), () -> expected + " are not all in " + found);
  }

  /** Found by the campaign of seed 21: noise on which Concentus throws an AssertionError. */
  @Test
  void opus_onWhichItsLibraryHasAnError_isRefused() throws IOException {
    Specimen stereo =
        AudioFaults.specimens().stream()
            .filter(specimen -> specimen.name().equals("stereo.opus"))
            .findFirst()
            .orElseThrow();
    Path file = Files.write(work.resolve("a.opus"), stereo.damaged(Campaign.random(21, 9288)));

    AudioException refused = assertThrows(AudioException.class, () -> AudioFaults.examine(file));

    assertEquals(file + ": expected Opus, found damaged data", refused.getMessage());
    assertInstanceOf(AssertionError.class, refused.getCause());
  }

  @Test
  void images_damagedAtRandom_areReadOrRefused() throws IOException, InterruptedException {
    assertReadOrRefused(DataFaults.targets(work), 50);
  }

  @Test
  void models_damagedAtRandom_areReadOrRefused() throws IOException, InterruptedException {
    assertReadOrRefused(ModelFaults.targets(work), 50);
  }

  @Test
  void textDamagedAtRandom_oftenIsTextWithAbsurdNumbers() {
    String text = "{\"frames\" : 129, \"name\":\"x\", \"step\":64, \"means\" : [1.5, -2e3]}";
    Specimen specimen =
        new Specimen("a.json", text.getBytes(StandardCharsets.US_ASCII), Repair.NONE);
    Set<String> found = new TreeSet<>();
    for (int i = 0; i < 5_000; i++) {
      found.add(new String(specimen.damaged(Campaign.random(1, i)), StandardCharsets.US_ASCII));
    }

    for (String lie : List.of("99999999999", "65000", "0", "-1", "1e308")) {
      assertTrue(found.contains(text.replace("129", lie)), lie);
      assertTrue(found.contains(text.replace("64", lie)), lie);
    }
    assertTrue(found.contains(text.replace("-2e3", "1e308")));
  }

  @Test
  void tags_ofFilesDamagedAtRandom_areStoredWholeOrRefused()
      throws IOException, InterruptedException {
    assertReadOrRefused(List.of(TagFaults.target(work)), 50);
  }

  /** Or all would be refused for another reason than the damage. */
  @Test
  void wholeFiles_areRead() throws IOException {
    List<Target> targets = new ArrayList<>(ModelFaults.targets(work.resolve("models")));
    targets.addAll(DataFaults.targets(work.resolve("images")));
    targets.add(AudioFaults.target(work.resolve("audio")));
    targets.add(TagFaults.target(work.resolve("tags")));
    List<String> refused = new ArrayList<>();
    for (Target target : targets) {
      for (Specimen specimen : target.specimens()) {
        if (REFUSED.contains(specimen.name())) {
          continue;
        }
        try {
          target.trial().examine(target.folder().resolve(specimen.name()));
        } catch (IOException e) {
          refused.add(e.getMessage());
        }
      }
    }
    assertEquals(List.of(), refused);
  }

  @Test
  void refusalInOneLine_isNoFault() throws IOException, InterruptedException {
    Trial refused =
        file -> {
          throw new IOException(file + ": expected a song, found none");
        };
    assertEquals(0, faults(List.of(SPECIMEN), 3, refused));
    assertEquals(List.of(), left());
  }

  @Test
  void exceptionOfAnotherKind_isAFaultAndKeepsTheFile() throws IOException, InterruptedException {
    Trial broken =
        file -> {
          throw new IllegalStateException("no bound");
        };
    assertEquals(3, faults(List.of(SPECIMEN), 3, broken));
    assertEquals(3, left().size());
  }

  @Test
  void errorOfTheMachine_isAFault() throws IOException, InterruptedException {
    Trial deep =
        file -> {
          throw new StackOverflowError();
        };
    assertEquals(1, faults(List.of(SPECIMEN), 1, deep));
  }

  @Test
  void messageOfTwoLines_orWithoutTheFile_isAFault() throws IOException, InterruptedException {
    Trial twoLines =
        file -> {
          throw new IOException(file + ": no\nsong");
        };
    Trial nameless =
        file -> {
          throw new IOException("no song");
        };
    assertEquals(1, faults(List.of(SPECIMEN), 1, twoLines));
    assertEquals(1, faults(List.of(SPECIMEN), 1, nameless));
  }

  @Test
  void memoryThatTheFileDoesNotAccountFor_isAFault() throws IOException, InterruptedException {
    assertEquals(1, faults(List.of(SPECIMEN), 1, file -> new byte[20_000_000].length / 1_000_000));
    assertTrue(
        printed.toString(StandardCharsets.UTF_8).contains("bytes allocated"), printed::toString);
  }

  /** Of one that ended, but late. */
  @Test
  void timeThatIsMoreThanPromised_isAFault() throws IOException {
    Target target = Target.of("test", work, List.of(), file -> 1);
    Watch.Measured<Long> promised = new Watch.Measured<>(1L, null, 5, 0, 0);
    Watch.Measured<Long> more = new Watch.Measured<>(1L, null, 5.25, 0, 0);

    assertNull(Campaign.excess(promised, 100, target));
    assertEquals(
        "5.3 s of the processor for a file of 100 bytes", Campaign.excess(more, 100, target));
  }

  @Test
  void memoryOfEachReading_isAccountedFor() throws IOException {
    Target target = Target.of("test", work, List.of(), file -> 1);
    Watch.Measured<Long> measured = new Watch.Measured<>(1L, null, 0, 40L << 20, 0);

    assertNull(Campaign.excess(measured, 100, target.reading(4)));
    assertNotNull(Campaign.excess(measured, 100, target.reading(2)));
    assertNull(Campaign.excess(measured, 100, target.reading(2).taking(4 << 20)));
    assertNotNull(Campaign.excess(measured, 100, target.reading(2).taking(3 << 20)));
  }

  /** As libraries do that are not in Java. */
  @Test
  void memoryBesideTheHeap_isAFault() throws IOException, InterruptedException {
    assumeTrue(Files.isWritable(Path.of("/proc/self/clear_refs")));
    Trial greedy =
        file -> {
          ByteBuffer much = ByteBuffer.allocateDirect(300 << 20); // all of it zeroed
          return much.get(much.capacity() / 2);
        };
    assertEquals(1, faults(List.of(SPECIMEN), 1, greedy));
    assertTrue(printed.toString(StandardCharsets.UTF_8).contains("grew by"), printed::toString);
  }

  @Test
  void chunkOutOfPlace_saysItsLengthInTheFormOfSomeFormat() {
    byte[] wav = Bytes.wav(1, 1, 8_000, 16, Bytes.little().int16(1, 2, 3)).array();
    Set<String> forms = new TreeSet<>();
    for (int i = 0; i < 500; i++) {
      byte[] longer = ForeignChunk.inserted(wav, Campaign.random(1, i));
      int at = Arrays.mismatch(wav, longer);
      ByteBuffer chunk = ByteBuffer.wrap(longer);
      int more = longer.length - wav.length;
      if (at < 0 || at + 8 > longer.length) {
        continue;
      }
      forms.add(chunk.getInt(at) == more ? "MP4" : "");
      forms.add(chunk.getInt(at + 4) == more - 8 ? "AIFF" : "");
      forms.add(Integer.reverseBytes(chunk.getInt(at + 4)) == more - 8 ? "RIFF" : "");
      forms.add(longer[at] == 'I' && longer[at + 1] == 'D' && longer[at + 2] == '3' ? "ID3" : "");
    }
    assertTrue(forms.containsAll(List.of("AIFF", "ID3", "MP4", "RIFF")), forms::toString);
  }

  @Test
  void sameSeed_makesTheSameFiles() throws IOException, InterruptedException {
    Trial broken =
        file -> {
          throw new IllegalStateException();
        };
    faults(List.of(SPECIMEN), 5, broken);
    List<Integer> first = sizes();
    faults(List.of(SPECIMEN), 5, broken);
    assertEquals(first, sizes());
  }

  private List<Integer> sizes() throws IOException {
    return left().stream()
        .map(
            file -> {
              try {
                return Arrays.hashCode(Files.readAllBytes(file));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .toList();
  }

  @Test
  void results_ofRunsThatDifferInTimesAndFolders_areTheSame() throws IOException {
    Map<String, String> one = results("one", "1.5", "2.5", "--out ");
    assertEquals(one, results("two", "1.5", "3.5", "--out "));
    assertNotEquals(one, results("three", "1.6", "2.5", "--out "));
    assertNotEquals(one, results("four", "1.5", "2.5", "--seed 2 --out "));
  }

  private Map<String, String> results(String run, String loss, String seconds, String command)
      throws IOException {
    Path made = Files.createDirectories(work.resolve(run));
    Files.writeString(
        made.resolve("history.jsonl"), "{\"loss\":%s,\"seconds\":%s}\n".formatted(loss, seconds));
    Files.writeString(
        made.resolve("config.json"), "{\"command\" : \"%s%s\"}".formatted(command, made));
    return Studio.results(made);
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /** Or damaged files would all be refused for those, and what stands behind them never tried. */
  @Test
  void repair_ofAFileWithoutChecksums_makesItWhole() throws IOException {
    List<Specimen> specimens = new ArrayList<>(AudioFaults.specimens());
    ModelFaults.stores(work.resolve("cache")).forEach(t -> specimens.addAll(t.specimens()));
    DataFaults.targets(work.resolve("images")).forEach(t -> specimens.addAll(t.specimens()));
    Set<Repair> tried = EnumSet.of(Repair.NONE);
    for (Specimen specimen : specimens) {
      byte[] content = specimen.content().clone();
      Checksums.of(specimen.repair(), content).forEach(at -> content[at] = 0);

      if (!Arrays.equals(specimen.content(), content)) {
        tried.add(specimen.repair());
      }
      specimen.repair().apply(content);
      assertArrayEquals(specimen.content(), content, specimen.name());
    }
    assertEquals(EnumSet.allOf(Repair.class), tried);
  }

  @ParameterizedTest
  @EnumSource
  void mutation_ofEveryWay_damages(Mutation mutation) {
    byte[] whole = new byte[1000];
    new Random(1).nextBytes(whole);
    byte[] before = whole.clone();
    int damaged = 0;
    for (int i = 0; i < 20; i++) {
      damaged += Arrays.equals(whole, mutation.damaged(whole, Campaign.random(1, i))) ? 0 : 1;
    }

    assertTrue(damaged > 15, damaged + " of 20");
    assertArrayEquals(before, whole);
  }
}
